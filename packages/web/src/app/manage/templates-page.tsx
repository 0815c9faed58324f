import { templates } from '@rucksack/contract'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Icon } from '../../components/icon.tsx'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { LinkLine } from '../parts/link-line.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { Picture } from '../parts/picture.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'
import { WayBack } from '../parts/way-back.tsx'
import { may } from './may.ts'
import { useOrganisation } from './organisation-layout.tsx'

const refresh = [templates.listTemplates]

/** Achievements to begin from: own ones, and those of other hosts. */
export function TemplatesPage() {
  const say = useSay()
  const { slug, role } = useOrganisation()
  const editor = may(role, 'editor')
  const query = useRead(templates.listTemplates, { params: { organisation: slug } })
  return (
    <>
      <WayBack to={`/manage/${slug}`}>{say('app.manage.achievements')}</WayBack>
      <PageHeading title={say('app.templates.title')} lead={say('app.templates.lead')} />
      {editor ? <ImportTemplate organisation={slug} /> : null}
      <Loaded query={query}>
        {({ items }) => (
          <ul className="stack">
            {items.length === 0 ? <li className="muted">{say('app.templates.none')}</li> : null}
            {items.map(template => (
              <li key={template.id} className="card">
                <OneTemplate template={template} editor={editor} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </>
  )
}

function ImportTemplate({ organisation }: { organisation: string }) {
  const say = useSay()
  const [url, setUrl] = useState('')
  const bring = useAct(
    templates.importTemplate,
    () => ({ params: { organisation }, body: { url: url.trim() } }),
    { refresh, done: () => setUrl('') },
  )
  return (
    <Panel title={say('app.templates.import')} lead={say('app.templates.import-lead')}>
      <ActForm onAct={() => bring.mutate()} problem={bring.error}>
        <Field
          label={say('app.templates.url')}
          name="url"
          type="url"
          value={url}
          onChange={setUrl}
          isRequired
        />
        <Button type="submit" className="justify-self-start" isPending={bring.isPending}>
          {say('app.templates.bring')}
        </Button>
      </ActForm>
    </Panel>
  )
}

function OneTemplate({ template, editor }: { template: templates.Template; editor: boolean }) {
  const say = useSay()
  const navigate = useNavigate()
  const { slug } = useOrganisation()
  const params = { template: template.id }
  const start = useAct(templates.startFromTemplate, () => ({ params, query: { organisation: slug } }), {
    done: ({ id }) => void navigate(`/manage/${slug}/achievements/${id}`),
  })
  const share = useAct(templates.changeTemplate, (shared: boolean) => ({ params, body: { shared } }), {
    refresh,
  })
  const remove = useAct(templates.deleteTemplate, () => ({ params }), { refresh })
  return (
    <div className="template-line">
      <Picture src={template.image} alt="" size="shelf" />
      <div className="stack tight">
        <h2 dir="auto">{template.name}</h2>
        <p className="muted" dir="auto">
          {template.description}
        </p>
        {template.origin ? (
          <p className="small muted">
            {say('earning.origin', { name: template.origin.name, creator: template.origin.creator.name })}
          </p>
        ) : null}
        {template.from === null ? null : (
          <p className="small muted">{say('app.templates.from', { name: template.from.name })}</p>
        )}
        {editor ? (
          <div className="button-row">
            <Button look="strong" isPending={start.isPending} onPress={() => start.mutate()}>
              <Icon of={Plus} />
              {say('app.templates.start')}
            </Button>
            {template.from === null ? (
              <>
                <Button isPending={share.isPending} onPress={() => share.mutate(!template.shared)}>
                  {say(template.shared ? 'app.templates.unshare' : 'app.templates.share')}
                </Button>
                <Button
                  aria-label={say('app.templates.delete', { name: template.name })}
                  onPress={() => remove.mutate()}
                >
                  <Icon of={Trash2} />
                </Button>
              </>
            ) : null}
          </div>
        ) : null}
        {template.shared ? <LinkLine label={say('app.templates.link')} url={template.url} /> : null}
        <ProblemNote problem={start.error ?? share.error ?? remove.error} />
      </div>
    </div>
  )
}
