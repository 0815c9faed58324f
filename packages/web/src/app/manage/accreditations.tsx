import { trust } from '@rucksack/contract'
import { useState } from 'react'
import { given } from '../data/given.ts'
import { useAct } from '../data/use-act.ts'
import { useDraft } from '../data/use-draft.ts'
import { useRead } from '../data/use-read.ts'
import { frame } from '../frame.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { CheckBox } from '../parts/check-box.tsx'
import { Day } from '../parts/day.tsx'
import { Field } from '../parts/field.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { useOrganisation } from './organisation-layout.tsx'

/** What others say of this organisation, and what it says of others. */
export function Accreditations() {
  const say = useSay()
  const { slug, role } = useOrganisation()
  const query = useRead(trust.listAccreditations, { params: { organisation: slug } })
  const remove = useAct(
    trust.withdrawAccreditation,
    (accreditation: string) => ({ params: { accreditation } }),
    { refresh: [trust.listAccreditations] },
  )
  return (
    <>
      <Panel title={say('app.trust.said')} lead={say('app.trust.said-lead')}>
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="muted">{say('app.trust.said-none')}</p>
            ) : (
              <ul className="lines">
                {items.map(each => (
                  <li key={each.id}>
                    <div className="line-what">
                      <p dir="auto">{each.statement}</p>
                      <span className="muted small block">
                        {each.by.kind === 'host' ? say('issuer.said-by-host') : <bdi>{each.by.name}</bdi>}
                        {' · '}
                        <Day value={each.givenOn} />
                      </span>
                    </div>
                    {role === 'owner' ? (
                      <Button look="bare" onPress={() => remove.mutate(each.id)}>
                        {say('app.remove')}
                      </Button>
                    ) : null}
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Panel>
      {role === 'owner' ? <SayOfAnother /> : null}
    </>
  )
}

function SayOfAnother() {
  const say = useSay()
  const { slug } = useOrganisation()
  const [words, set] = useDraft({ organisation: '', statement: '', link: '', givenOn: '', endsOn: '' })
  const [host, setHost] = useState(false)
  const accredit = useAct(
    trust.accredit,
    () => ({
      body: {
        organisation: words.organisation.trim().replace(/^.*\/issuers\//, ''),
        by: host ? null : slug,
        statement: words.statement.trim(),
        givenOn: words.givenOn,
        ...given({ link: words.link.trim(), endsOn: words.endsOn }),
      },
    }),
    {
      refresh: [trust.listAccreditations],
      done: () => {
        tell(say('app.trust.say-done'))
        set({ organisation: '', statement: '', link: '' })
      },
    },
  )
  return (
    <Panel title={say('app.trust.say')} lead={say('app.trust.say-lead')}>
      <ActForm onAct={() => accredit.mutate()} problem={accredit.error}>
        <Field
          label={say('app.trust.say-of')}
          name="organisation"
          help={say('app.trust.say-of-help')}
          value={words.organisation}
          onChange={organisation => set({ organisation })}
          isRequired
        />
        <Field
          label={say('app.trust.say-what')}
          name="statement"
          value={words.statement}
          onChange={statement => set({ statement })}
          rows={2}
          maxLength={500}
          isRequired
        />
        <Field
          label={say('app.trust.say-link')}
          name="link"
          type="url"
          value={words.link}
          onChange={link => set({ link })}
        />
        <Field
          label={say('app.trust.say-since')}
          name="givenOn"
          type="date"
          value={words.givenOn}
          onChange={givenOn => set({ givenOn })}
          isRequired
        />
        <Field
          label={say('app.trust.say-until')}
          name="endsOn"
          type="date"
          value={words.endsOn}
          onChange={endsOn => set({ endsOn })}
        />
        {frame.person?.operator === true ? (
          <CheckBox isSelected={host} onChange={setHost}>
            {say('app.trust.say-as-host')}
          </CheckBox>
        ) : null}
        <Button type="submit" isPending={accredit.isPending} className="justify-self-start">
          {say('app.trust.say-act')}
        </Button>
      </ActForm>
    </Panel>
  )
}
