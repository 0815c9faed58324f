import { createHash } from 'node:crypto'
import { type Badge, type Reading, toBadge } from 'openbadges'
import { type Db, inTransaction } from '../../platform/db.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { emitAll } from '../../platform/outbox.ts'
import { withoutNul } from '../../platform/without-nul.ts'
import { shownBadge, shownReport } from '../verifying/index.ts'
import { type Backpack, type BadgeRow, note, noteAll, own } from './backpack.ts'
import { answered } from './check-again.ts'
import { findPicture } from './find-picture.ts'
import { type Judged, judgeInput } from './judge-input.ts'
import { dropOriginal, lockOriginal } from './originals.ts'
import { standingOf } from './standing-of.ts'

export type Acceptance = {
  person: string
  /** Bytes of a badge (PNG, SVG, JSON, JWT), or text, which may be its address. */
  input: Uint8Array | string
  locale: string
  /** An address beside their own that whoever made the badge has given into their hands. */
  claimed?: string
  /** Another system brings it, not the person. */
  pushed?: boolean
  /** Runs in the transaction that keeps the badge; a throw keeps it out. */
  alongside?: (trx: Db) => Promise<void>
}

export type Accepted = { outcome: 'added' | 'already-there' | 'replaced'; row: BadgeRow }

// An index takes no longer ones.
const maxId = 2_000

/**
 * The only way into a backpack, for every badge from anywhere: verified, for an address of this person, kept
 * byte for byte. Revoked and expired badges are kept and say so; what could not be checked is kept as unknown.
 */
export async function accept(backpack: Backpack, acceptance: Acceptance): Promise<Accepted> {
  const { person, claimed } = acceptance
  const theirs = await backpack.addressesOf(person)
  const addresses = claimed === undefined ? theirs : [...theirs, claimed]
  const judged = await judgeInput(backpack, addresses, acceptance.input, acceptance.locale)
  const row = await rowOf(backpack, person, judged)
  const originals = backpack.originals(person)
  // Flushing takes longest, so it is done before the transaction; under the lock the file is only looked for.
  await originals.put(judged.original)
  return await inTransaction(backpack.db, async trx => {
    await lockOriginal(trx, person, row.original_sha)
    await originals.put(judged.original)
    const [accepted] = await keepAll(backpack, trx, [row], acceptance.pushed)
    if (!accepted) throw new Error('A badge that became nothing')
    await acceptance.alongside?.(trx)
    return accepted
  })
}

/** Keep many of one person, in their order; the caller has locked the originals and put them there. */
export async function keepAll(
  backpack: Backpack,
  trx: Db,
  rows: BadgeRow[],
  pushed = false,
): Promise<Accepted[]> {
  if (rows.length === 0) return []
  const inserted = await own(trx)
    .insertInto('backpack_badges')
    .values(rows.map(stored))
    .onConflict(clash => clash.columns(['person_id', 'badge_key']).doNothing())
    .returning('id')
    .execute()
  const fresh = new Set(inserted.map(each => each.id))
  await noteAll(trx, backpack.clock, [...fresh], 'added')
  const accepted: Accepted[] = []
  for (const row of rows)
    accepted.push(fresh.has(row.id) ? { outcome: 'added', row } : await keepBeside(backpack, trx, row))
  await emitAll(
    trx,
    backpack.clock,
    accepted
      .filter(each => each.outcome !== 'already-there')
      .map(({ row }) => ({
        name: 'badge.accepted',
        payload: { person: row.person_id, badge: row.id, credential: row.credential_id, pushed },
      })),
  )
  return accepted
}

/** What becomes of a badge that lies there already: the newer one stays. */
async function keepBeside(backpack: Backpack, trx: Db, row: BadgeRow): Promise<Accepted> {
  const tables = own(trx)
  const kept = await tables
    .selectFrom('backpack_badges')
    .selectAll()
    .where('person_id', '=', row.person_id)
    .where('badge_key', '=', row.badge_key)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const newer = (row.issued_on?.getTime() ?? 0) > (kept.issued_on?.getTime() ?? 0)
  if (kept.text === row.text || !newer) return { outcome: 'already-there', row: kept }
  const { id: _id, added_at: _added, ...change } = stored(row)
  await tables.updateTable('backpack_badges').set(change).where('id', '=', kept.id).execute()
  await note(trx, backpack.clock, kept.id, 'replaced')
  await dropOriginal(backpack, trx, row.person_id, kept.original_sha)
  return { outcome: 'replaced', row: { ...row, id: kept.id, added_at: kept.added_at } }
}

/** A judged badge as it is kept. */
export async function rowOf(backpack: Backpack, person: string, judged: Judged): Promise<BadgeRow> {
  const { reading, report } = judged
  const badge = report.badge ?? toBadge(reading)
  const now = backpack.clock.now()
  const picture = await findPicture(badge, reading.image, backpack.verifying.ports.fetcher)
  const tags = [...new Set(badge.tags.map(tag => tag.slice(0, 100)))].slice(0, 50)
  const found = {
    credential_id: badge.id !== null && Buffer.byteLength(badge.id) <= maxId ? badge.id : null,
    version: reading.version,
    expires: dateOf(badge.expires),
    good_at: null,
    good_documents: null,
  }
  const told = { ...standingOf(report), report: shownReport(backpack.verifying, report, 'en') }
  return withoutNul({
    id: uuidv7(now),
    person_id: person,
    badge_key: keyOf(badge, reading),
    ...found,
    ...answered(backpack, found, told, report, judged.heard),
    original_sha: createHash('sha256').update(judged.original).digest('hex'),
    media_type: judged.mediaType,
    text: reading.text,
    form: reading.form,
    source: judged.source,
    name: badge.name.slice(0, 500),
    issuer_name: badge.issuer.name?.slice(0, 500) ?? null,
    issuer_id: badge.issuer.id,
    image_sha: await backpack.pictures.put(picture.bytes),
    image_type: picture.mediaType,
    image_alt: badge.imageAlt,
    issued_on: dateOf(badge.issuedOn),
    tags,
    search_text: [badge.name, badge.issuer.name, badge.description, ...tags]
      .filter(Boolean)
      .join(' ')
      .slice(0, 10_000),
    badge: shownBadge(badge),
    address: judged.address,
    added_at: now,
    checked_at: now,
  })
}

/** What makes two files the same badge: its id under its issuer, else its text. */
function keyOf(badge: Badge, reading: Reading): string {
  const name = badge.id === null ? reading.text.trim() : `${badge.issuer.id ?? ''} ${badge.id}`
  return `${reading.version === '3.0' ? '3' : '2'}:${createHash('sha256').update(name).digest('hex')}`
}

function dateOf(text: string | null): Date | null {
  const date = text === null ? null : new Date(text)
  return date === null || Number.isNaN(date.getTime()) ? null : date
}

const stored = (row: BadgeRow) => ({
  ...row,
  report: JSON.stringify(row.report),
  badge: JSON.stringify(row.badge),
  good_report: row.good_report && JSON.stringify(row.good_report),
  good_documents: row.good_documents && JSON.stringify(row.good_documents),
})
