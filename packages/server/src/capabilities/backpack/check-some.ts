import { type Backpack, own } from './backpack.ts'
import { checkAgain } from './check-again.ts'

/** The issuer on this host has news of a credential: check every copy of it that lies in a backpack here. */
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
  for (const row of rows) await checkAgain(backpack, row, { by: 'issuer', said })
}

/** Check one badge again, as a job; a badge that is gone by now needs no check. */
export async function checkBadge(backpack: Backpack, badge: string): Promise<void> {
  const row = await own(backpack.db)
    .selectFrom('backpack_badges')
    .selectAll()
    .where('id', '=', badge)
    .executeTakeFirst()
  if (row) await checkAgain(backpack, row, { by: 'time' })
}
