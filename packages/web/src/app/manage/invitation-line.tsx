import { organisations } from '@rucksack/contract'
import { useAct } from '../data/use-act.ts'
import { Button } from '../parts/button.tsx'
import { Day } from '../parts/day.tsx'
import { LinkLine } from '../parts/link-line.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { useOrganisation } from './organisation-layout.tsx'

/** One invitation that is open: its link, and the way to take it back. */
export function InvitationLine({ invitation }: { invitation: organisations.Invitation }) {
  const say = useSay()
  const { slug } = useOrganisation()
  const withdraw = useAct(
    organisations.withdrawInvitation,
    () => ({ params: { organisation: slug, invitation: invitation.id } }),
    { refresh: [organisations.listInvitations], done: () => tell(say('app.people.withdrawn')) },
  )
  return (
    <li className="card stack">
      <p>
        <strong>
          <bdi>{invitation.email}</bdi>
        </strong>
        <span className="muted small block">
          <Say
            id="app.people.invited-as"
            values={{
              role: say(`role.${invitation.role}`),
              until: <Day value={invitation.expiresAt} />,
            }}
          />
        </span>
      </p>
      <LinkLine label={say('app.people.link')} url={invitation.link} />
      <ProblemNote problem={withdraw.error} />
      <Button
        look="bare"
        className="justify-self-start"
        onPress={() => withdraw.mutate()}
        isPending={withdraw.isPending}
      >
        {say('app.people.withdraw')}
      </Button>
    </li>
  )
}
