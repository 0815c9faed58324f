import { randomInt } from 'node:crypto'
import type { Db } from '../../platform/db.ts'
import { type Mozilla, own } from './mozilla.ts'

/** Whether a learner is found by their address. */
export async function isDisplayed({ db }: Pick<Mozilla, 'db'>, person: string): Promise<boolean> {
  return (await numberOf({ db }, person)) !== null
}

/** Let a learner be found, or no longer: their number then leads nowhere, and a later one is another. */
export async function setDisplayed(
  { db }: Pick<Mozilla, 'db'>,
  person: string,
  displayed: boolean,
): Promise<void> {
  if (!displayed) return await forgetDisplayed(db, person)
  // A number that somebody has already is drawn again.
  while ((await numberOf({ db }, person)) === null)
    await own(db)
      .insertInto('mozilla_displayed')
      .values({ person_id: person, number: randomInt(1, 2 ** 31) })
      .onConflict(clash => clash.doNothing())
      .execute()
}

export async function forgetDisplayed(db: Db, person: string): Promise<void> {
  await own(db).deleteFrom('mozilla_displayed').where('person_id', '=', person).execute()
}

/** Clients keep it as a whole number (Moodle), drawn at random so that nobody is found by counting. */
export async function numberOf({ db }: Pick<Mozilla, 'db'>, person: string): Promise<number | null> {
  const row = await own(db)
    .selectFrom('mozilla_displayed')
    .select('number')
    .where('person_id', '=', person)
    .executeTakeFirst()
  return row?.number ?? null
}

export async function personOfNumber({ db }: Pick<Mozilla, 'db'>, text: string): Promise<string | null> {
  const number = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : 0
  if (number === 0 || number >= 2 ** 31) return null
  const row = await own(db)
    .selectFrom('mozilla_displayed')
    .select('person_id')
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.person_id ?? null
}
