import { type Fetcher, type Report, verify } from 'openbadges'
import { inTransaction } from '../../platform/db.ts'
import { randomUuid } from '../../platform/ids.ts'
import { emit } from '../../platform/outbox.ts'
import { withoutNul } from '../../platform/without-nul.ts'
import { shownReport } from '../verifying/index.ts'
import { type Backpack, type BadgeRow, note, own } from './backpack.ts'
import { codesOf } from './codes-of.ts'
import { type Heard, hear, recall } from './heard.ts'
import { nextCheck } from './next-check.ts'
import { standingOf } from './standing-of.ts'

/** Who wants to know: the holder who asks, the issuer on this host whose news it is, or the time. */
export type Occasion = {
  by: 'holder' | 'issuer' | 'time'
  /** The issuer's own reason: status lists carry none, so it is kept for as long as the standing stays. */
  said?: string | null
}

type Outcome = Pick<
  BadgeRow,
  | 'standing'
  | 'reason'
  | 'report'
  | 'next_check'
  | 'check_host'
  | 'silent'
  | 'silent_since'
  | 'good_at'
  | 'good_report'
  | 'good_documents'
>

/** Verify a kept badge again; what changed goes into its history. */
export async function checkAgain(backpack: Backpack, row: BadgeRow, occasion: Occasion): Promise<BadgeRow> {
  const outcome = await judgeAgain(backpack, row, occasion, backpack.verifying.ports.fetcher)
  return await keepOutcome(backpack, row, outcome, occasion)
}

// A host may be away for a weekend.
const patienceMs = 2 * 86_400_000

/** What a check finds. Silence is no answer: it makes nothing revoked, and clears nothing that is. */
export async function judgeAgain(
  backpack: Backpack,
  row: BadgeRow,
  { by, said = null }: Occasion,
  fetcher: Fetcher,
): Promise<Outcome> {
  const { ports } = backpack.verifying
  const now = backpack.clock.now()
  const original = await backpack.originals(row.person_id).get(row.original_sha)
  // A hosted badge without an id of its own is only found where it was fetched.
  const input =
    row.form === 'hosted' && row.credential_id === null && row.source !== null ? row.source : original
  const recipient = await backpack.addressesOf(row.person_id)
  const heard = hear(backpack.publicUrl, fetcher)
  const report = await verify(input, { ...ports, fetcher: heard.fetcher }, { recipient })
  const { standing: told, reason: found } = withoutNul(standingOf(report))
  // What was found good where it lay and is not found there now may be there again: its issuer has not revoked it.
  const missing = told === 'broken' && row.good_at !== null && heard.silent() !== null && lacksHost(report)
  const standing = missing ? 'unknown' : told
  const shown = withoutNul(shownReport(backpack.verifying, report, 'en'))
  if (standing !== 'unknown' || heard.silent() === null) {
    const reason = standing === 'good' ? null : (said ?? (standing === row.standing ? row.reason : found))
    return answered(backpack, row, { standing, reason, report: shown }, report, heard)
  }
  const since = row.silent_since ?? now
  const silent = row.silent + 1
  const documents = row.good_documents ?? []
  const then = await verify(input, { ...ports, fetcher: recall(fetcher, documents) }, { recipient })
  const stays = row.standing !== 'good' || (by !== 'holder' && now.getTime() - since.getTime() < patienceMs)
  return {
    ...(stays && row.standing !== 'unknown'
      ? { standing: row.standing, reason: row.reason, report: row.report }
      : { standing, reason: found, report: shown }),
    check_host: heard.silent(),
    silent,
    silent_since: since,
    good_at: row.good_at,
    good_report: row.good_at === null ? null : withoutNul(shownReport(backpack.verifying, then, 'en')),
    good_documents: row.good_documents,
    next_check: nextCheck(now, { ...kindOf(backpack, row), standing, silent, findings: [], documents }),
  }
}

const lacksHost = ({ findings }: Report) =>
  findings.every(({ check, outcome }) => outcome !== 'failed' || check === 'hosting')

/** What is kept of a check that was answered: of a good one, the documents that made it good. */
export function answered(
  backpack: Backpack,
  row: Pick<BadgeRow, 'credential_id' | 'version' | 'expires' | 'good_at' | 'good_documents'>,
  told: Pick<BadgeRow, 'standing' | 'reason' | 'report'>,
  { findings }: Report,
  heard: Heard,
): Outcome {
  const now = backpack.clock.now()
  const { standing } = told
  const documents = heard.documents()
  const good = standing === 'good'
  return {
    ...told,
    check_host: heard.host(),
    silent: 0,
    silent_since: null,
    good_at: good ? now : row.good_at,
    good_report: null,
    good_documents: good ? documents : row.good_documents,
    next_check: nextCheck(now, { ...kindOf(backpack, row), standing, silent: 0, findings, documents }),
  }
}

const kindOf = (
  { publicUrl }: Backpack,
  { credential_id, version, expires }: Pick<BadgeRow, 'credential_id' | 'version' | 'expires'>,
) => ({ own: credential_id?.startsWith(`${publicUrl}/`) ?? false, version, expires })

/** Write down what a check found, unless the badge was removed or replaced while it was made. */
export async function keepOutcome(
  backpack: Backpack,
  row: BadgeRow,
  outcome: Outcome,
  { by }: Occasion,
): Promise<BadgeRow> {
  const { clock } = backpack
  return await inTransaction(backpack.db, async trx => {
    const before = await own(trx)
      .selectFrom('backpack_badges')
      .select(['standing', 'reason', 'silent_since', 'original_sha'])
      .where('id', '=', row.id)
      .forUpdate()
      .executeTakeFirst()
    if (before?.original_sha !== row.original_sha) return row
    const kept = { ...outcome, checked_at: clock.now() }
    const { report, good_report, good_documents } = kept
    await own(trx)
      .updateTable('backpack_badges')
      .set({
        ...kept,
        report: JSON.stringify(report),
        good_report: good_report && JSON.stringify(good_report),
        good_documents: good_documents && JSON.stringify(good_documents),
      })
      .where('id', '=', row.id)
      .execute()
    const { standing, reason } = outcome
    if (standing !== before.standing || reason !== before.reason) {
      await note(trx, clock, row.id, 'changed', standing, {
        verdict: report.verdict,
        codes: codesOf(report),
      })
      await emit(trx, clock, {
        name: 'badge.changed',
        payload: {
          person: row.person_id,
          badge: row.id,
          from: before.standing,
          to: standing,
          by,
          change: randomUuid(),
        },
      })
    } else if (kept.silent_since !== null && before.silent_since === null)
      await note(trx, clock, row.id, 'silent', kept.check_host)
    else if (kept.silent_since === null && before.silent_since !== null)
      await note(trx, clock, row.id, 'answers', kept.check_host)
    return { ...row, ...kept }
  })
}
