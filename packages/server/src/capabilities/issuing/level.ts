import type { issuing as contract } from '@rucksack/contract'
import type { AchievementRow } from './issuing.ts'

/** A level that has an address stands among the alignments; the standards have no place of its own for it. */
export function levelAlignment({ details }: Pick<AchievementRow, 'details'>): contract.Alignment[] {
  const { level } = details
  if (level?.framework === 'eqf')
    return [
      {
        targetName: `EQF level ${level.value}`,
        // The concept of the European Union's own vocabulary of levels.
        targetUrl: `http://data.europa.eu/snb/eqf/${level.value}`,
        targetFramework: 'European Qualifications Framework',
        targetCode: String(level.value),
      },
    ]
  return level?.url === undefined ? [] : [{ targetName: level.name, targetUrl: level.url }]
}
