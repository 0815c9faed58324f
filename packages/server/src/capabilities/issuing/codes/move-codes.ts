import type { Db } from '../../../platform/db.ts'
import { ownCodes } from './tables.ts'

/** The codes of an organisation go on in another, with what was asked for by them. */
export async function moveCodes(trx: Db, from: string, into: string): Promise<void> {
  const tables = ownCodes(trx)
  await tables
    .updateTable('issuing_codes')
    .set({ organisation_id: into })
    .where('organisation_id', '=', from)
    .execute()
  await tables
    .updateTable('issuing_code_uses')
    .set({ organisation_id: into })
    .where('organisation_id', '=', from)
    .execute()
}

/** Codes of earlier versions of an achievement award this one from now on. */
export async function pointCodes(trx: Db, versions: string[], now: string): Promise<void> {
  await ownCodes(trx)
    .updateTable('issuing_codes')
    .set({ achievement_id: now })
    .where('achievement_id', 'in', versions)
    .execute()
}
