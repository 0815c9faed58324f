import { sql } from 'kysely'
import { type Db, inTransaction } from '../../../platform/db.ts'
import { withoutNul } from '../../../platform/without-nul.ts'
import { type Accepted, keepAll } from '../accept.ts'
import { type Backpack, own } from '../backpack.ts'
import { dropOriginal, lockOriginals } from '../originals.ts'
import { type Judgement, judgeLine } from './judge-line.ts'
import { queueImport } from './open-import.ts'
import type { ImportRow, LineRow } from './tables.ts'

const chunk = 64
/** Issuers answer slowly and one by one; several are asked side by side. */
const together = 16
// After this long the job ends and another takes its place, so that other work has its turn.
const turnMs = 10_000

type Judged = { line: LineRow; judgement: Judgement }
type Said = Pick<LineRow, 'line' | 'outcome' | 'problem' | 'detail' | 'address' | 'badge_id' | 'original_sha'>

/**
 * Work through the lines that wait, chunk by chunk. A line is ticked off in the transaction that keeps its badge, so
 * whatever ends this in between, each line comes to its end once.
 */
export async function runImport(backpack: Backpack, id: string): Promise<void> {
  const found = await own(backpack.db)
    .selectFrom('backpack_imports')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (found?.state !== 'running') return
  for (const began = performance.now(); performance.now() - began < turnMs; ) {
    const lines = await nextLines(backpack.db, id)
    if (lines.length === 0) return await finish(backpack, id)
    const addresses = await backpack.addressesOf(found.person_id)
    const judged = await sideBySide(lines, async line => ({
      line,
      judgement: await judgeLine(backpack, found, addresses, line),
    }))
    await keepLines(backpack, found, judged)
  }
  await queueImport(backpack.db, id)
}

async function nextLines(db: Db, id: string): Promise<LineRow[]> {
  return await own(db)
    .selectFrom('backpack_import_lines')
    .selectAll()
    .where('import_id', '=', id)
    .where('outcome', '=', 'waiting')
    .orderBy('line')
    .limit(chunk)
    .execute()
}

/** As `Promise.all`, so many at a time. */
async function sideBySide<A, B>(items: A[], work: (item: A) => Promise<B>): Promise<B[]> {
  const done: B[] = []
  let next = 0
  const walk = async () => {
    for (let at = next++; at < items.length; at = next++) done[at] = await work(items[at] as A)
  }
  await Promise.all(Array.from({ length: together }, walk))
  return done
}

async function keepLines(backpack: Backpack, found: ImportRow, judged: Judged[]): Promise<void> {
  const person = found.person_id
  await inTransaction(backpack.db, async trx => {
    // Who deletes the import or their account meanwhile wins: lines that are gone bring nothing in.
    const held = await own(trx)
      .selectFrom('backpack_import_lines')
      .select('line')
      .where('import_id', '=', found.id)
      .where(
        'line',
        'in',
        judged.map(each => each.line.line),
      )
      .where('outcome', '=', 'waiting')
      .forUpdate()
      .execute()
    const still = new Set(held.map(each => each.line))
    const open = judged.filter(each => still.has(each.line.line))
    await lockOriginals(trx, person)
    const kept = open.flatMap(({ line, judgement }) => ('row' in judgement ? [{ line, ...judgement }] : []))
    const originals = backpack.originals(person)
    await Promise.all(kept.map(each => originals.put(each.original)))
    const accepted = await keepAll(
      backpack,
      trx,
      kept.map(each => each.row),
    )
    const outcomes = new Map(kept.map((each, at) => [each.line.line, accepted[at]]))
    await tickOff(
      trx,
      backpack,
      found.id,
      open.map(each => saidOf(each, outcomes.get(each.line.line))),
    )
    for (const original of needless(open, outcomes)) await dropOriginal(backpack, trx, person, original)
  })
}

function saidOf({ line, judgement }: Judged, accepted: Accepted | undefined): Said {
  const plain = {
    line: line.line,
    problem: null,
    detail: null,
    address: null,
    badge_id: null,
    original_sha: null,
  }
  if (accepted) return { ...plain, outcome: accepted.outcome, badge_id: accepted.row.id }
  if ('row' in judgement) throw new Error('A badge that became nothing')
  const { outcome, problem, detail, address = null } = judgement
  const aside = outcome !== 'refused'
  return { ...plain, outcome, problem, detail, address, original_sha: aside ? line.original_sha : null }
}

/** Bytes that no line and no badge holds after this. */
function needless(open: Judged[], outcomes: Map<number, Accepted | undefined>): string[] {
  return open.flatMap(({ line, judgement }) => {
    const accepted = outcomes.get(line.line)
    if (accepted && accepted.outcome !== 'already-there') return []
    const gone = accepted !== undefined || ('outcome' in judgement && judgement.outcome === 'refused')
    const original = line.original_sha ?? ('row' in judgement ? judgement.row.original_sha : null)
    return gone && original !== null ? [original] : []
  })
}

async function tickOff(trx: Db, { clock }: Backpack, id: string, said: Said[]): Promise<void> {
  await sql`update backpack_import_lines kept set outcome = said.outcome, problem = said.problem, detail = said.detail,
      address = said.address, badge_id = said.badge_id, original_sha = said.original_sha,
      tries = kept.tries + 1, tried_at = ${clock.now()}
    from json_to_recordset(${JSON.stringify(withoutNul(said))}::json) as said
      (line int, outcome text, problem text, detail text, address text, badge_id uuid, original_sha text)
    where kept.import_id = ${id} and kept.line = said.line`.execute(trx)
}

/** Unless something was put back in the meantime. */
async function finish({ db, clock }: Backpack, id: string): Promise<void> {
  await sql`update backpack_imports set state = 'done', finished_at = ${clock.now()}
    where id = ${id} and not exists (
      select from backpack_import_lines where import_id = ${id} and outcome = 'waiting')`.execute(db)
}
