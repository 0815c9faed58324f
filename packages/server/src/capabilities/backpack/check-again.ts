import { verify } from 'openbadges'
import { inTransaction } from '../../platform/db.ts'
import { withoutNul } from '../../platform/without-nul.ts'
import { shownReport } from '../verifying/index.ts'
import { type Backpack, type BadgeRow, note, own } from './backpack.ts'
import { standingOf } from './standing-of.ts'

/**
 * Verify a kept badge again; what changed goes into its history. `said` is the issuer's own reason, where it
 * reached us: status lists carry none, so it is kept for as long as the standing stays.
 */
export async function checkAgain(
  backpack: Backpack,
  row: BadgeRow,
  said: string | null = null,
): Promise<BadgeRow> {
  const original = await backpack.originals(row.person_id).get(row.original_sha)
  // A hosted badge without an id of its own is only found where it was fetched.
  const input =
    row.form === 'hosted' && row.credential_id === null && row.source !== null ? row.source : original
  const recipient = await backpack.addressesOf(row.person_id)
  const report = await verify(input, backpack.verifying.ports, { recipient })
  const { standing, reason: found } = withoutNul(standingOf(report))
  const reason = standing === 'good' ? null : (said ?? (standing === row.standing ? row.reason : found))
  return await inTransaction(backpack.db, async trx => {
    const changed = standing !== row.standing || reason !== row.reason
    const shown = withoutNul(shownReport(backpack.verifying, report, 'en'))
    await own(trx)
      .updateTable('backpack_badges')
      .set({ standing, reason, report: JSON.stringify(shown), checked_at: backpack.clock.now() })
      .where('id', '=', row.id)
      .execute()
    await note(trx, backpack.clock, row.id, changed ? 'changed' : 'checked', standing)
    return { ...row, standing, reason, report: shown, checked_at: backpack.clock.now() }
  })
}

/** Check every copy of a credential that lies in a backpack here. */
export async function checkCredential(
  backpack: Backpack,
  credential: string,
  said: string | null = null,
): Promise<void> {
  const rows = await own(backpack.db)
    .selectFrom('backpack_badges')
    .selectAll()
    .where('credential_id', 'in', [credential, `${credential}?v=2_0`])
    .execute()
  for (const row of rows) await checkAgain(backpack, row, said)
}

/** Check one badge again, as a job; a badge that is gone by now needs no check. */
export async function checkBadge(backpack: Backpack, badge: string): Promise<void> {
  const row = await own(backpack.db)
    .selectFrom('backpack_badges')
    .selectAll()
    .where('id', '=', badge)
    .executeTakeFirst()
  if (row) await checkAgain(backpack, row)
}
