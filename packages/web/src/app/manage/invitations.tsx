import { organisations, type Role, roles } from '@rucksack/contract'
import { useState } from 'react'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { RadioChoice } from '../parts/radio-choice.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { InvitationLine } from './invitation-line.tsx'
import { useOrganisation } from './organisation-layout.tsx'

/** Invite people by mail, and see who has not answered yet. */
export function Invitations() {
  const say = useSay()
  const { slug } = useOrganisation()
  const params = { organisation: slug }
  const query = useRead(organisations.listInvitations, { params })
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('awarder')
  const invite = useAct(organisations.invite, () => ({ params, body: { email: email.trim(), role } }), {
    refresh: [organisations.listInvitations],
    done: () => {
      tell(say('app.people.invited', { email: email.trim() }))
      setEmail('')
    },
  })
  return (
    <>
      <Panel title={say('app.people.open')} lead={say('app.people.open-lead')}>
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="muted">{say('app.people.none-open')}</p>
            ) : (
              <ul className="stack">
                {items.map(invitation => (
                  <InvitationLine key={invitation.id} invitation={invitation} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Panel>
      <Panel title={say('app.people.invite')}>
        <ActForm onAct={() => invite.mutate()} problem={invite.error}>
          <Field
            label={say('app.people.email')}
            name="email"
            type="email"
            autoComplete="off"
            value={email}
            onChange={setEmail}
            isRequired
          />
          <RadioChoice
            label={say('app.people.role')}
            value={role}
            onChange={setRole}
            options={roles.map(value => ({
              value,
              label: say(`role.${value}`),
              help: say(`app.people.${value}-may`),
            }))}
          />
          <Button type="submit" look="strong" isPending={invite.isPending} className="justify-self-start">
            {say('app.people.invite-act')}
          </Button>
        </ActForm>
      </Panel>
    </>
  )
}
