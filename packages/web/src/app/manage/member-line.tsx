import { identity, organisations, roles } from '@rucksack/contract'
import { UserMinus } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Icon } from '../../components/icon.tsx'
import { useAct } from '../data/use-act.ts'
import { Button } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { Day } from '../parts/day.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { useOrganisation } from './organisation-layout.tsx'

/** One member: their role, and the way out. */
export function MemberLine({ member, me }: { member: organisations.Member; me: boolean }) {
  const say = useSay()
  const navigate = useNavigate()
  const { slug, role } = useOrganisation()
  const [asking, setAsking] = useState(false)
  const owner = role === 'owner'
  const params = { organisation: slug, person: member.personId }
  const name = member.name ?? member.email
  const refresh = [
    organisations.listMembers,
    organisations.readOrganisation,
    organisations.listOrganisations,
    identity.readMe,
  ]
  const change = useAct(
    organisations.changeMember,
    (to: organisations.Member['role']) => ({ params, body: { role: to } }),
    { refresh, done: () => tell(say('app.people.changed')) },
  )
  const remove = useAct(organisations.removeMember, () => ({ params }), {
    refresh,
    done: () => {
      tell(say(me ? 'app.people.left' : 'app.people.removed'))
      if (me) void navigate('/manage')
    },
  })
  return (
    <li>
      <div className="line-what">
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <span className="muted small block">
          {member.name === null ? null : (
            <>
              <bdi>{member.email}</bdi>
              {' · '}
            </>
          )}
          <Say id="app.people.since" values={{ when: <Day value={member.since} /> }} />
        </span>
        <ProblemNote problem={change.error} />
      </div>
      {owner ? (
        <Choice
          label={say('app.people.role-of', { name })}
          quiet
          value={member.role}
          isDisabled={change.isPending}
          onChange={to => change.mutate(to)}
          options={roles.map(value => ({ value, label: say(`role.${value}`) }))}
        />
      ) : (
        <span>{say(`role.${member.role}`)}</span>
      )}
      {owner || me ? (
        <Button look="bare" onPress={() => setAsking(true)}>
          <Icon of={UserMinus} />
          {say(me ? 'app.people.leave' : 'app.remove')}
        </Button>
      ) : null}
      <Confirm
        title={<Say id={me ? 'app.people.leave-title' : 'app.people.remove-title'} values={{ name }} />}
        act={say(me ? 'app.people.leave' : 'app.remove')}
        isOpen={asking}
        isPending={remove.isPending}
        problem={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>{say('app.people.remove-why')}</p>
      </Confirm>
    </li>
  )
}
