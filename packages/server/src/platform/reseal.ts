import { type RawBuilder, sql } from 'kysely'
import type { Db } from './db.ts'
import type { Secrets } from './secrets.ts'

/** A column of sealed bytes: the purpose they are sealed for, and the columns that name a row. */
export type SealedColumn = {
  table: string
  column: string
  key: string[]
  purpose: string | ((row: Record<string, unknown>) => string)
}

const chunk = 500

/** Seal with the key of today what an earlier one sealed, while the host runs. Answers how many were sealed anew. */
export async function resealColumn(db: Db, secrets: Secrets, sealed: SealedColumn): Promise<number> {
  const { column, key } = sealed
  const [table, col] = [sql.table(sealed.table), sql.ref(column)]
  const keys = sql.join(key.map(name => sql.ref(name)))
  let renewed = 0
  for (let last: unknown[] | null = null; ; ) {
    const after: ReturnType<typeof sql> =
      last === null ? sql`true` : sql`(${keys}) > (${sql.join(last.map(value => sql`${value}`))})`
    const { rows }: { rows: Record<string, unknown>[] } = await sql<Record<string, unknown>>`
      select ${keys}, ${col} as sealed from ${table}
      where ${after} and ${col} is not null and substring(${col} from 1 for ${secrets.sealedNow.length}::int) <> ${secrets.sealedNow}
      order by ${keys} limit ${chunk}`.execute(db)
    const end = rows.at(-1)
    if (!end) return renewed
    for (const row of rows) {
      const before = row['sealed']
      if (!Buffer.isBuffer(before)) continue
      const purpose = typeof sealed.purpose === 'string' ? sealed.purpose : sealed.purpose(row)
      const after = secrets.seal(purpose, secrets.open(purpose, before))
      const same = sql.join(
        key.map(name => sql`${sql.ref(name)} = ${row[name]}`),
        sql` and `,
      )
      // Whoever wrote it anew in between has sealed it with the key of today already.
      await sql`update ${table} set ${col} = ${after} where ${same} and ${col} = ${before}`.execute(db)
      renewed++
    }
    last = key.map(name => end[name])
  }
}

/** Sealed bytes as base64 in a member of a JSON column; `where` picks the rows. */
export type SealedMember = {
  table: string
  key: string
  column: string
  type: 'json' | 'jsonb'
  member: string
  purpose: string
  where: RawBuilder<unknown>
}

/** The same for what lies in JSON. */
export async function resealMember(db: Db, secrets: Secrets, sealed: SealedMember): Promise<number> {
  const [table, key, column] = [sql.table(sealed.table), sql.ref(sealed.key), sql.ref(sealed.column)]
  const value = sql`${column} ->> ${sealed.member}`
  const { rows } = await sql<{ key: string; sealed: string | null }>`
    select ${key}::text as key, ${value} as sealed from ${table} where ${sealed.where}`.execute(db)
  const mark = secrets.sealedNow
  let renewed = 0
  for (const row of rows) {
    const before = Buffer.from(row.sealed ?? '', 'base64')
    if (row.sealed === null || before.subarray(0, mark.length).equals(mark)) continue
    const after = secrets.seal(sealed.purpose, secrets.open(sealed.purpose, before)).toString('base64')
    const whole = sql`jsonb_set(${column}::jsonb, array[${sealed.member}], to_jsonb(${after}::text))`
    await sql`update ${table} set ${column} = ${whole}::${sql.raw(sealed.type)}
      where ${key}::text = ${row.key} and ${value} = ${row.sealed}`.execute(db)
    renewed++
  }
  return renewed
}
