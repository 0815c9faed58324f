import { endorsements, type issuing } from '@rucksack/contract'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { Button } from '../parts/button.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'
import { may } from './may.ts'
import { useOrganisation } from './organisation-layout.tsx'

/** Partners who have signed for an achievement, and the way to have one removed. */
export function Partners({ achievement }: { achievement: issuing.Achievement }) {
  const say = useSay()
  const { role } = useOrganisation()
  const { data } = useRead(endorsements.listEndorsements, { params: { achievement: achievement.id } })
  const remove = useAct(
    endorsements.withdrawEndorsement,
    (endorsement: string) => ({ params: { endorsement } }),
    { refresh: [endorsements.listEndorsements] },
  )
  if (data === undefined || data.items.length === 0) return null
  return (
    <>
      <h3>{say('grants.partners')}</h3>
      <ul className="lines">
        {data.items.map(({ id, by, comment }) => (
          <li key={id}>
            <div className="line-what">
              <bdi>{by.name}</bdi>
              <span className="muted small block" dir="auto">
                {comment}
              </span>
            </div>
            {may(role, 'owner') ? (
              <Button look="bare" onPress={() => remove.mutate(id)}>
                {say('app.remove')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <ProblemNote problem={remove.error} />
    </>
  )
}
