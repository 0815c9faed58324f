import type { AchievementDetails } from '@rucksack/contract/achievement-details'
import { Problem } from '../../platform/problem.ts'
import { type AchievementRow, type Issuing, own } from './issuing.ts'

type Trouble = { pointer: string; message: string }

/** Details as a draft may hold them. Throws `validation-failed` where they contradict themselves. */
export async function checkedDetails(
  issuing: Pick<Issuing, 'db'>,
  organisation: string,
  details: AchievementDetails,
  lineage: string | null = null,
): Promise<AchievementDetails> {
  const errors = [
    ...resultTroubles(details),
    ...translationTroubles(details),
    ...(await earnedByTroubles(issuing, organisation, details, lineage)),
  ].map(({ pointer, message }) => ({ pointer: `/details${pointer}`, message }))
  if (errors.length > 0)
    throw new Problem('validation-failed', { errors, detail: errors.map(each => each.message).join(' ') })
  return details
}

/** New details of a draft; where it came from stays as it is. */
export async function changedDetails(
  issuing: Pick<Issuing, 'db'>,
  draft: AchievementRow,
  details: AchievementDetails,
): Promise<AchievementDetails> {
  const checked = await checkedDetails(issuing, draft.organisation_id, details, draft.lineage)
  return { ...checked, ...(draft.details.origin ? { origin: draft.details.origin } : {}) }
}

function resultTroubles({ results = [] }: AchievementDetails): Trouble[] {
  return results.flatMap((result, at) => {
    const levels = result.levels ?? []
    return [
      ...(isTwice(
        results.map(each => each.key),
        at,
      )
        ? [{ pointer: `/results/${at}/key`, message: 'Another result has this key.' }]
        : []),
      ...levels.flatMap((_level, place) =>
        isTwice(
          levels.map(each => each.key),
          place,
        )
          ? [{ pointer: `/results/${at}/levels/${place}/key`, message: 'Another level has this key.' }]
          : [],
      ),
      ...(result.requiredLevel !== undefined && !levels.some(each => each.key === result.requiredLevel)
        ? [{ pointer: `/results/${at}/requiredLevel`, message: 'There is no level with this key.' }]
        : []),
    ]
  })
}

function translationTroubles({ translations = [] }: AchievementDetails): Trouble[] {
  return translations.flatMap((_each, at) =>
    isTwice(
      translations.map(each => each.language.toLowerCase()),
      at,
    )
      ? [
          {
            pointer: `/translations/${at}/language`,
            message: 'There is another translation into this language.',
          },
        ]
      : [],
  )
}

async function earnedByTroubles(
  { db }: Pick<Issuing, 'db'>,
  organisation: string,
  { earnedBy }: AchievementDetails,
  lineage: string | null,
): Promise<Trouble[]> {
  if (!earnedBy) return []
  const { achievements, least } = earnedBy
  const known = await own(db)
    .selectFrom('issuing_achievements')
    .select('lineage')
    .distinct()
    .where('organisation_id', '=', organisation)
    .where('lineage', 'in', achievements)
    .execute()
  return [
    ...(least > achievements.length
      ? [{ pointer: '/earnedBy/least', message: 'It takes more than there are.' }]
      : []),
    ...achievements.flatMap((each, at) =>
      each === lineage
        ? [{ pointer: `/earnedBy/achievements/${at}`, message: 'An achievement cannot be earned by itself.' }]
        : known.some(row => row.lineage === each)
          ? []
          : [
              {
                pointer: `/earnedBy/achievements/${at}`,
                message: 'This organisation has no such achievement.',
              },
            ],
    ),
  ]
}

const isTwice = (keys: string[], at: number) => keys.indexOf(keys[at] ?? '') !== at
