import type { backpack, verifying } from '@rucksack/contract'
import type { ApiProblem } from '@rucksack/contract/client'
import { ButtonLink } from '../parts/button.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'
import { Findings } from './findings.tsx'

/** Why a badge was not taken in, with the checks that decided, and what the learner can do. */
export function Refusal({ problem }: { problem: ApiProblem }) {
  const say = useSay()
  const findings = findingsOf(problem.body['report'])
  return (
    <ProblemNote problem={problem}>
      {findings.length === 0 ? null : <Findings findings={findings} />}
      {problem.code === 'badge-for-another-address' ? (
        <p>
          <ButtonLink to="/account#addresses">{say('app.add.add-address')}</ButtonLink>
        </p>
      ) : null}
    </ProblemNote>
  )
}

type Finding = backpack.KeptBadge['report']['findings'][number]
const outcomes: readonly string[] = ['failed', 'unknown']

/** The checks of a report that did not pass; the problem carries it as an extension, so it is looked at first. */
function findingsOf(report: unknown): Finding[] {
  if (typeof report !== 'object' || report === null || !('findings' in report)) return []
  return Array.isArray(report.findings) ? report.findings.filter(isFinding) : []
}

function isFinding(value: unknown): value is verifying.Finding {
  return (
    typeof value === 'object' &&
    value !== null &&
    'check' in value &&
    'outcome' in value &&
    outcomes.includes(String(value.outcome))
  )
}
