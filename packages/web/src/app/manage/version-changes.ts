import type { issuing } from '@rucksack/contract'
import { type ChangeObject, diffWords } from 'diff'

/** One thing that two versions say differently, word by word. */
export type VersionChange = { field: string; parts: ChangeObject<string>[] }

/** What was changed from one version to another, field by field, in the order of the form. */
export function changesBetween(older: issuing.Achievement, newer: issuing.Achievement): VersionChange[] {
  const [before, after] = [linesOf(older), linesOf(newer)]
  const fields = [...new Set([...Object.keys(after), ...Object.keys(before)])]
  return fields.flatMap(field => {
    const [was, is] = [before[field] ?? '', after[field] ?? '']
    return was === is ? [] : [{ field, parts: diffWords(was, is) }]
  })
}

/** Everything a version says, as texts that people can read side by side. */
function linesOf(achievement: issuing.Achievement): Record<string, string> {
  const { details, expiry } = achievement
  const { time, credits, level, earnedBy } = details
  return {
    name: achievement.name,
    description: achievement.description,
    criteria: achievement.criteria,
    criteriaUrl: achievement.criteriaUrl ?? '',
    imageAlt: achievement.imageAlt ?? '',
    tags: achievement.tags.join(', '),
    type: achievement.achievementType,
    language: achievement.language,
    expiry: expiry.kind === 'after' ? `${expiry.months}` : expiry.kind === 'on' ? expiry.date : '',
    alignments: achievement.alignments.map(each => `${each.targetName} ${each.targetUrl}`).join('\n'),
    forLearners: details.forLearners ?? '',
    criteriaList: (details.criteriaList ?? [])
      .map(
        each =>
          `${each.required ? '●' : '○'} ${each.text}${each.assessorNote ? ` — ${each.assessorNote}` : ''}`,
      )
      .join('\n'),
    evidence: details.acceptedEvidence ?? '',
    time: time ? `${time.amount} ${time.unit}` : '',
    credits: credits ? `${credits.amount} ${credits.unit}` : '',
    level: level ? (level.framework === 'eqf' ? `EQF ${level.value}` : level.name) : '',
    prerequisites: (details.prerequisites ?? []).map(each => each.name).join('\n'),
    results: (details.results ?? [])
      .map(each =>
        [
          each.name,
          ...(each.levels ?? []).map(
            level => `  ${[level.name, level.description].filter(Boolean).join(': ')}`,
          ),
        ].join('\n'),
      )
      .join('\n'),
    translations: (details.translations ?? [])
      .map(each => [each.language, each.name, each.description, each.criteria].join('\n'))
      .join('\n\n'),
    stack: earnedBy ? `${earnedBy.least} / ${earnedBy.achievements.length} ${earnedBy.on ?? ''}` : '',
  }
}
