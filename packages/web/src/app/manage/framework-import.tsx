import { frameworks } from '@rucksack/contract'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Icon } from '../../components/icon.tsx'
import { More } from '../../components/more.tsx'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { FilePick } from '../parts/file-pick.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'
import { useOrganisation } from './organisation-layout.tsx'

const refresh = [frameworks.listFrameworks, frameworks.searchFrameworks]

/** The frameworks that are here, and ways to bring in another or a newer edition. */
export function FrameworkImport() {
  const say = useSay()
  const { slug } = useOrganisation()
  const params = { organisation: slug }
  const [url, setUrl] = useState('')
  const { data } = useRead(frameworks.listFrameworks, { params })
  const fetchIt = useAct(frameworks.importFramework, () => ({ params, body: { url: url.trim() } }), {
    refresh,
    done: () => setUrl(''),
  })
  const upload = useAct(
    frameworks.uploadFramework,
    (file: File) => ({
      params,
      query: { name: file.name.replace(/\.[^.]*$/, '') },
      bytes: file,
      mediaType: /\.json(?:ld)?$/i.test(file.name) ? 'application/json' : 'text/csv',
    }),
    { refresh },
  )
  const forget = useAct(
    frameworks.deleteFramework,
    (framework: string) => ({ params: { ...params, framework } }),
    { refresh },
  )
  return (
    <More summary={say('app.frameworks.import')} open={data?.items.length === 0}>
      <div className="stack">
        <ul className="stack tight">
          {(data?.items ?? []).map(({ id, name, items, from }) => (
            <li key={id} className="achievement-line">
              <span dir="auto">{name}</span>
              <span className="muted small">{say('app.frameworks.items', { count: items })}</span>
              {from === null ? (
                <Button
                  look="bare"
                  aria-label={say('app.frameworks.forget', { name })}
                  onPress={() => forget.mutate(id)}
                >
                  <Icon of={Trash2} />
                </Button>
              ) : (
                <span className="muted small">{say('app.templates.from', { name: from.name })}</span>
              )}
            </li>
          ))}
        </ul>
        <Field
          label={say('app.frameworks.url')}
          help={say('app.frameworks.url-help')}
          type="url"
          value={url}
          onChange={setUrl}
        />
        <Button
          className="justify-self-start"
          isDisabled={url.trim() === ''}
          isPending={fetchIt.isPending}
          onPress={() => fetchIt.mutate()}
        >
          {say('app.frameworks.fetch')}
        </Button>
        <FilePick
          label={say('app.frameworks.drop')}
          button={say('app.frameworks.choose')}
          accept={['.csv', '.json', '.jsonld', 'text/csv', 'application/json', 'application/ld+json']}
          onFiles={([file]) => file && upload.mutate(file)}
        >
          <p className="muted small">{say('app.frameworks.drop-help')}</p>
        </FilePick>
        <p role="status">{upload.isPending ? say('app.loading') : ''}</p>
        <ProblemNote problem={fetchIt.error ?? upload.error ?? forget.error} />
      </div>
    </More>
  )
}
