import type { verifying } from '@rucksack/contract'

/** What did not pass, in stable codes: `check:reason`. */
export const codesOf = ({ findings }: Pick<verifying.Report, 'findings'>): string[] => [
  ...new Set(
    findings
      .filter(({ outcome }) => outcome !== 'passed')
      .map(({ check, reason }) => `${check}:${reason ?? ''}`),
  ),
]
