import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/** Tables that hold any of these texts in any column, in plain or as bytes. */
export async function tablesWith(db: Db, texts: string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`.execute(db)
  const found: string[] = []
  for (const { name } of rows) {
    const content = await sql<{
      line: string
    }>`select row_to_json(t)::text as line from ${sql.raw(name)} t`.execute(db)
    const lines = content.rows.map(row => row.line.toLowerCase())
    for (const text of texts) {
      const forms = [text.toLowerCase(), Buffer.from(text).toString('hex')]
      if (lines.some(line => forms.some(form => line.includes(form)))) found.push(`${name}: ${text}`)
    }
  }
  return found
}
