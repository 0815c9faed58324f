import type { ProblemCode } from '@rucksack/contract'
import type { AwardChange } from '@rucksack/contract/after-awards'
import type { Award } from '@rucksack/contract/issuing'
import { useSay, useSayIfKnown } from '../parts/say.tsx'
import { type WhyNot, whyByProblem } from './why-not.ts'

export type Row = { award: Award; outcome: 'done' | WhyNot | ProblemCode }
export type Changed = { change: AwardChange; rows: Row[] }

/** What became of an award, in a few words. */
export function useOutcomeWords(done: string): (outcome: Row['outcome']) => string {
  const say = useSay()
  const sayIfKnown = useSayIfKnown()
  return outcome => {
    if (outcome === 'done') return done
    const why = Object.entries(whyByProblem).find(([code]) => code === outcome)?.[1] ?? outcome
    return sayIfKnown(
      `app.many.why.${why}`,
      sayIfKnown(`problem.${outcome}.title`, say('problem.internal.title')),
    )
  }
}
