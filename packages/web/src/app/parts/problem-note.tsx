import type { ApiProblem } from '@rucksack/contract/client'
import type { ReactNode } from 'react'
import { useIntl } from 'react-intl'
import { Notice } from '../../components/notice.tsx'
import { useSay, useSayIfKnown } from './say.tsx'

type Props = { problem: ApiProblem | null; children?: ReactNode }

/** What went wrong, what is safe and what to do next, said at once to screen readers too. */
export function ProblemNote({ problem, children }: Props) {
  const { title, advice } = useProblemText(problem)
  const detail = useDetail(problem)
  if (problem === null || problem.code === 'fresh-sign-in-needed') return null
  return (
    <Notice tone="bad" title={title} alert>
      <p>{advice}</p>
      {detail === null ? null : (
        <p className="small muted" dir="auto" lang="en">
          {detail}
        </p>
      )}
      {children}
    </Notice>
  )
}

/** Title and advice of a problem in the reader's language. */
export function useProblemText(problem: ApiProblem | null): { title: string; advice: string } {
  const say = useSay()
  const sayIfKnown = useSayIfKnown()
  const code = problem?.code ?? 'internal'
  if (code === 'unreachable') return { title: say('app.unreachable'), advice: say('app.unreachable-advice') }
  if (code === 'validation-failed')
    return { title: say('app.does-not-fit'), advice: say('app.does-not-fit-advice') }
  return {
    title: sayIfKnown(`problem.${code}.title`, say('problem.internal.title')),
    advice: sayIfKnown(`problem.${code}.advice`, say('problem.internal.advice')),
  }
}

/** The host's own words, where they say more than the translated ones; field errors stand at their fields. */
function useDetail(problem: ApiProblem | null): string | null {
  const intl = useIntl()
  if (problem === null || problem.code === 'unreachable') return null
  const known = Object.values(intl.messages)
  return problem.detail === '' || known.includes(problem.detail) ? null : problem.detail
}
