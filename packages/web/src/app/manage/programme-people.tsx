import { organisations, programmes, type Role, roles, tree } from '@rucksack/contract'
import { useState } from 'react'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import { Field } from '../parts/field.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { useOrganisation } from './organisation-layout.tsx'

const refresh = [programmes.listProgrammeMembers, tree.listRoles]

/** People with a role in this programme only, and the way to invite one. */
export function ProgrammePeople({ programme }: { programme: programmes.Programme }) {
  const say = useSay()
  const query = useRead(programmes.listProgrammeMembers, { params: { programme: programme.id } })
  const owner = programme.role === 'owner'
  return (
    <Panel title={say('app.programmes.people')} lead={say('app.programmes.people-lead')}>
      <Loaded query={query}>
        {({ items }) => (
          <ul className="lines">
            {items.map(member => (
              <Person key={member.personId} member={member} programme={programme.id} owner={owner} />
            ))}
          </ul>
        )}
      </Loaded>
      {owner ? <Invite programme={programme.id} /> : null}
    </Panel>
  )
}

type PersonProps = { member: organisations.Member; programme: string; owner: boolean }

function Person({ member, programme, owner }: PersonProps) {
  const say = useSay()
  const params = { programme, person: member.personId }
  const name = member.name ?? member.email
  const change = useAct(programmes.changeProgrammeMember, (role: Role) => ({ params, body: { role } }), {
    refresh,
    done: () => tell(say('app.people.changed')),
  })
  const remove = useAct(programmes.removeProgrammeMember, () => ({ params }), {
    refresh,
    done: () => tell(say('app.people.removed')),
  })
  return (
    <li>
      <div className="line-what">
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <ProblemNote problem={change.error ?? remove.error} />
      </div>
      {owner ? (
        <>
          <Choice
            label={say('app.people.role-of', { name })}
            quiet
            value={member.role}
            isDisabled={change.isPending}
            onChange={role => change.mutate(role)}
            options={roles.map(value => ({ value, label: say(`role.${value}`) }))}
          />
          <Button look="bare" onPress={() => remove.mutate()} isPending={remove.isPending}>
            {say('app.remove')}
          </Button>
        </>
      ) : (
        <span>{say(`role.${member.role}`)}</span>
      )}
    </li>
  )
}

function Invite({ programme }: { programme: string }) {
  const say = useSay()
  const { slug } = useOrganisation()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('awarder')
  const invite = useAct(
    organisations.invite,
    () => ({ params: { organisation: slug }, body: { email: email.trim(), role, programme } }),
    {
      refresh: [organisations.listInvitations],
      done: () => {
        tell(say('app.people.invited', { email: email.trim() }))
        setEmail('')
      },
    },
  )
  return (
    <ActForm onAct={() => invite.mutate()} problem={invite.error} label={say('app.people.invite')}>
      <Field
        label={say('app.people.email')}
        name="email"
        type="email"
        autoComplete="off"
        value={email}
        onChange={setEmail}
        isRequired
      />
      <Choice
        label={say('app.people.role')}
        value={role}
        onChange={setRole}
        options={roles.map(value => ({ value, label: say(`role.${value}`) }))}
      />
      <Button type="submit" isPending={invite.isPending} className="justify-self-start">
        {say('app.people.invite-act')}
      </Button>
    </ActForm>
  )
}
