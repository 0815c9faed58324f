import { programmes } from '@rucksack/contract'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { call } from '../data/call.ts'
import { given } from '../data/given.ts'
import { useAct } from '../data/use-act.ts'
import { usePages } from '../data/use-pages.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'
import { may } from './may.ts'
import { useOrganisation } from './organisation-layout.tsx'

/** The programmes of an organisation, and a new one. */
export function ProgrammesPage() {
  const say = useSay()
  const { slug, role } = useOrganisation()
  const params = { organisation: slug }
  const list = usePages(programmes.listProgrammes, slug, (cursor, signal) =>
    call(programmes.listProgrammes, { params, query: cursor, signal }),
  )
  return (
    <>
      <PageHeading title={say('app.manage.programmes')} lead={say('app.programmes.lead')} />
      <Loaded query={list}>
        {({ items }) => (
          <>
            {items.length === 0 ? <p className="muted">{say('app.programmes.none')}</p> : null}
            <ul className="lines">
              {items.map(each => (
                <li key={each.id}>
                  <div className="line-what">
                    <Link className="link" to={`/manage/${slug}/programmes/${each.id}`} dir="auto">
                      {each.name}
                    </Link>
                    {each.description === null ? null : (
                      <span className="muted small block" dir="auto">
                        {each.description}
                      </span>
                    )}
                  </div>
                  {each.archivedAt === null ? null : (
                    <span className="tag">{say('app.tree.in-archive')}</span>
                  )}
                  <span>{say(`role.${each.role}`)}</span>
                </li>
              ))}
            </ul>
            <MoreButton list={list} />
          </>
        )}
      </Loaded>
      {may(role, 'editor') ? <NewProgramme /> : null}
    </>
  )
}

function NewProgramme() {
  const say = useSay()
  const navigate = useNavigate()
  const { slug } = useOrganisation()
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const begin = useAct(
    programmes.createProgramme,
    () => ({
      params: { organisation: slug },
      body: { name: name.trim(), ...given({ description: description.trim() }) },
    }),
    {
      refresh: [programmes.listProgrammes],
      done: made => void navigate(`/manage/${slug}/programmes/${made.id}`),
    },
  )
  return (
    <Panel title={say('app.programmes.new')}>
      <ActForm onAct={() => begin.mutate()} problem={begin.error}>
        <Field
          label={say('app.org.name')}
          name="name"
          value={name}
          onChange={setName}
          maxLength={200}
          isRequired
        />
        <Field
          label={say('app.programmes.about')}
          name="description"
          value={description}
          onChange={setDescription}
          rows={3}
          maxLength={5000}
        />
        <Button type="submit" look="strong" isPending={begin.isPending} className="justify-self-start">
          {say('app.programmes.begin')}
        </Button>
      </ActForm>
    </Panel>
  )
}
