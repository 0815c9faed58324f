import type { CodeOrder } from '@rucksack/contract/codes'
import { inTransaction } from '../../../platform/db.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { Problem } from '../../../platform/problem.ts'
import type { AchievementRow, Issuing } from '../issuing.ts'
import { refuseUnpublished } from '../prepare-award.ts'
import { codeKey, makeCodeText } from './code-text.ts'
import { type CodeRow, ownCodes } from './tables.ts'

const codeMac = ({ secrets }: Pick<Issuing, 'secrets'>, text: string) => secrets.index('code', codeKey(text))

/** Make one sheet of codes: one, as many as asked for, or one for each person. Throws `not-published`, `archived`. */
export async function makeCodes(
  issuing: Issuing,
  achievement: AchievementRow,
  organisation: string,
  order: CodeOrder,
  by: string,
): Promise<CodeRow[]> {
  refuseUnpublished(achievement)
  const now = issuing.clock.now()
  const opens = order.opensAt === undefined ? null : new Date(order.opensAt)
  const closes = order.closesAt === undefined ? null : new Date(order.closesAt)
  if (closes !== null && closes <= (opens ?? now)) throw closesTooEarly()
  const sheet = uuidv7(now)
  const language = order.language ?? achievement.language
  const people: { name?: string; email?: string }[] =
    order.reserved ?? Array.from({ length: order.count ?? 1 }, () => ({}))
  const rows = people.map(person => {
    const text = makeCodeText(order.style ?? 'words', language)
    return {
      id: uuidv7(now),
      sheet_id: sheet,
      organisation_id: organisation,
      achievement_id: achievement.id,
      text_sealed: issuing.secrets.seal('code', Buffer.from(text)),
      text_mac: codeMac(issuing, text),
      mode: order.mode ?? 'award',
      label: order.label?.trim() || null,
      narrative: order.narrative?.trim() || null,
      language,
      reserved_name: person.name?.trim() || null,
      reserved_sealed:
        person.email === undefined ? null : issuing.secrets.seal('code', Buffer.from(person.email.trim())),
      uses_limit: order.reserved ? 1 : order.limit === undefined ? 1 : order.limit,
      taken: 0,
      opens_at: opens,
      closes_at: closes,
      ended_at: null,
      made_by: by,
      created_at: now,
    } satisfies CodeRow
  })
  await inTransaction(issuing.db, async trx => {
    for (let at = 0; at < rows.length; at += 200)
      await ownCodes(trx)
        .insertInto('issuing_codes')
        .values(rows.slice(at, at + 200))
        .execute()
  })
  return rows
}

function closesTooEarly(): Problem {
  const message = 'is not after the moment it opens'
  return new Problem('validation-failed', {
    detail: 'The code would close before it opens. Say a later moment.',
    errors: [{ pointer: '/closesAt', message }],
  })
}
