import { useSay } from '../parts/say.tsx'
import { type Row, useOutcomeWords } from './outcomes.ts'

/** How many awards share each outcome, what is done first. */
export function OutcomeCounts({ rows, done }: { rows: Row[]; done: string }) {
  const say = useSay()
  const words = useOutcomeWords(done)
  const counts = new Map<string, number>()
  for (const { outcome } of [...rows].sort(
    (a, b) => Number(b.outcome === 'done') - Number(a.outcome === 'done'),
  ))
    counts.set(words(outcome), (counts.get(words(outcome)) ?? 0) + 1)
  return (
    <ul className="outcome-counts">
      {[...counts].map(([what, count]) => (
        <li key={what}>{say('app.many.counted', { what, count })}</li>
      ))}
    </ul>
  )
}
