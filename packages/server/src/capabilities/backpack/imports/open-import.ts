import { sql } from 'kysely'
import { type Db, inTransaction } from '../../../platform/db.ts'
import { takeFrom } from '../../../platform/http/rate-limit.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { addJob } from '../../../platform/jobs.ts'
import { Problem } from '../../../platform/problem.ts'
import { type Backpack, own } from '../backpack.ts'
import { type Brought, mostLines, splitInput } from './split-input.ts'
import type { ImportRow, LineRow } from './tables.ts'

/** Files are flushed side by side, since waiting for the disk is most of the work. */
const together = 16

type Asked = {
  person: string
  path: string
  mediaType: string
  name: string
  locale: string
  onceKey: string | null
}

/** Keep what was brought, a line for each thing, and let the work begin. Nothing is judged yet. */
export async function openImport(backpack: Backpack, asked: Asked): Promise<ImportRow> {
  const made = await madeBefore(backpack.db, asked.onceKey)
  if (made) return made
  await takeFrom(backpack.db, backpack.clock, `import:${asked.person}`, 120, 3600)
  const now = backpack.clock.now()
  const row: ImportRow = {
    id: uuidv7(now),
    person_id: asked.person,
    state: 'running',
    locale: asked.locale,
    once_key: asked.onceKey,
    created_at: now,
    finished_at: null,
  }
  const lines: LineRow[] = []
  let chunk: Brought[] = []
  const keep = async () => {
    lines.push(
      ...(await Promise.all(chunk.map((each, at) => lineOf(backpack, row, lines.length + at + 1, each)))),
    )
    chunk = []
  }
  for await (const each of splitInput(asked.path, asked.mediaType, asked.name)) {
    if (lines.length + chunk.length >= mostLines)
      throw new Problem('too-large', { detail: `Bring at most ${mostLines} badges at once.` })
    chunk.push(each)
    if (chunk.length === together) await keep()
  }
  await keep()
  if (lines.length === 0) throw new Problem('import-empty')
  await inTransaction(backpack.db, async trx => {
    await own(trx).insertInto('backpack_imports').values(row).execute()
    await sql`insert into backpack_import_lines
      select * from json_populate_recordset(null::backpack_import_lines, ${JSON.stringify(lines)}::json)`.execute(
      trx,
    )
    await queueImport(trx, row.id)
  })
  return row
}

/** Let the work on an import begin, or go on. One job for each waits at a time. */
export async function queueImport(trx: Db, id: string): Promise<void> {
  await addJob(trx, 'import-badges', { import: id }, { key: `import:${id}` })
}

async function lineOf(
  backpack: Backpack,
  { id, person_id }: ImportRow,
  line: number,
  brought: Brought,
): Promise<LineRow> {
  const fresh: LineRow = {
    import_id: id,
    line,
    name: brought.name,
    original_sha: null,
    url: null,
    outcome: 'waiting',
    problem: null,
    detail: null,
    address: null,
    badge_id: null,
    keep_unverified: false,
    tries: 0,
    tried_at: null,
  }
  if ('trouble' in brought)
    return { ...fresh, outcome: 'refused', problem: 'badge-refused', detail: brought.trouble }
  if ('url' in brought) return { ...fresh, url: brought.url }
  return { ...fresh, original_sha: await backpack.originals(person_id).put(brought.bytes) }
}

async function madeBefore(db: Db, onceKey: string | null): Promise<ImportRow | null> {
  if (onceKey === null) return null
  const row = await own(db)
    .selectFrom('backpack_imports')
    .selectAll()
    .where('once_key', '=', onceKey)
    .executeTakeFirst()
  return row ?? null
}
