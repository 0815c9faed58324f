import type { exports as contract } from '@rucksack/contract'
import { inTransaction } from '../../platform/db.ts'
import { orderExport } from './exports.ts'
import { type Moving, own } from './moving.ts'

const days = { week: 7, month: 30, quarter: 91 }

const after = (now: Date, every: keyof typeof days) => new Date(now.getTime() + days[every] * 86_400_000)

export async function readSchedule({ db }: Moving, person: string): Promise<contract.ExportSchedule> {
  const row = await own(db)
    .selectFrom('moving_schedules')
    .select(['every', 'next_at'])
    .where('person_id', '=', person)
    .executeTakeFirst()
  return row ? { every: row.every, next: row.next_at.toISOString() } : { every: 'never', next: null }
}

/** Have exports made by themselves from now on, or no longer. */
export async function setSchedule(
  moving: Moving,
  person: string,
  every: contract.ExportSchedule['every'],
  locale: string,
): Promise<contract.ExportSchedule> {
  const tables = own(moving.db)
  if (every === 'never') await tables.deleteFrom('moving_schedules').where('person_id', '=', person).execute()
  else {
    const row = { person_id: person, every, locale, next_at: after(moving.clock.now(), every) }
    await tables
      .insertInto('moving_schedules')
      .values(row)
      .onConflict(clash => clash.column('person_id').doUpdateSet(row))
      .execute()
  }
  return await readSchedule(moving, person)
}

const batch = 100

/** Order what the schedules say is due; a host that was away makes one, not one for each time it missed. */
export async function orderDue(moving: Moving): Promise<void> {
  const now = moving.clock.now()
  for (let more = true; more; )
    more = await inTransaction(moving.db, async trx => {
      const due = await own(trx)
        .selectFrom('moving_schedules')
        .selectAll()
        .where('next_at', '<=', now)
        .limit(batch)
        .forUpdate()
        .skipLocked()
        .execute()
      for (const { person_id, every, locale } of due) {
        await orderExport(moving, trx, { person: person_id, madeBy: 'schedule', locale })
        await own(trx)
          .updateTable('moving_schedules')
          .set({ next_at: after(now, every) })
          .where('person_id', '=', person_id)
          .execute()
      }
      return due.length === batch
    })
}
