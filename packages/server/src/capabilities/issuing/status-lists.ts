import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { listWith, minimumListBits, signDataIntegrity, statusListCredential } from 'openbadges/sign'
import type { Db } from '../../platform/db.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { didOf, type OrganisationRow, signerOf } from '../organisations/index.ts'
import { type Issuing, own } from './issuing.ts'

export type Purpose = 'revocation' | 'suspension'
export const purposes: readonly Purpose[] = ['revocation', 'suspension']

export const statusListUrl = (publicUrl: string, list: string, purpose: Purpose) =>
  `${publicUrl}/status/${list}/${purpose}`

export type Place = { list: string; index: number }

/**
 * Free random places in the newest status list of an organisation. A list about a third full gives way to a
 * new one, so that places are found at once and still tell nothing about order.
 */
export async function takePlaces(issuing: Issuing, organisation: string, count: number): Promise<Place[]> {
  const drawn = new Set(Array.from({ length: Math.ceil(count * 1.5) + 8 }, () => randomInt(minimumListBits)))
  const found = await sql<{ id: string; seq: number; taken: number[] }>`
    select id, seq, array(
      select list_index from issuing_awards where list_id = list.id and list_index = any(${[...drawn]}::int[])
    ) as taken
    from issuing_status_lists list where organisation_id = ${organisation} order by seq desc limit 1`.execute(
    issuing.db,
  )
  const [newest] = found.rows
  if (newest) {
    for (const index of newest.taken) drawn.delete(index)
    if (drawn.size >= count) return [...drawn].slice(0, count).map(index => ({ list: newest.id, index }))
  }
  const now = issuing.clock.now()
  await own(issuing.db)
    .insertInto('issuing_status_lists')
    .values({
      id: uuidv7(now),
      organisation_id: organisation,
      seq: (newest?.seq ?? 0) + 1,
      changed_at: now,
      changes: 0,
    })
    .onConflict(clash => clash.columns(['organisation_id', 'seq']).doNothing())
    .execute()
  return await takePlaces(issuing, organisation, count)
}

/** Note that a standing in this list changed; the next reader gets the list signed anew. */
export async function touchList(trx: Db, issuing: Issuing, list: string): Promise<void> {
  await own(trx)
    .updateTable('issuing_status_lists')
    .set({ changed_at: issuing.clock.now(), changes: sql`changes + 1` })
    .where('id', '=', list)
    .execute()
}

const signed = new Map<string, string>()
const owners = new Map<string, string>()
const rememberedSize = 200

/**
 * A status list as signed credential text, signed once per change; null when there is none. No transaction holds
 * a connection meanwhile: the count of changes is read before the bits, so a text is never older than its tag.
 */
export async function readStatusList(
  issuing: Issuing,
  list: string,
  purpose: Purpose,
  findOrganisation: (id: string) => Promise<OrganisationRow | null>,
): Promise<{ text: string; tag: string } | null> {
  const asked = own(issuing.db)
    .selectFrom('issuing_status_lists')
    .selectAll()
    .where('id', '=', list)
    .executeTakeFirst()
  // A list stays with its organisation, so that both are asked for at once from the second time on.
  const owner = owners.get(list) ?? (await asked)?.organisation_id
  if (owner === undefined) return null
  const [row, organisation] = await Promise.all([asked, findOrganisation(owner)])
  if (!row || !organisation) return null
  remember(owners, list, owner)
  const signer = await signerOf(issuing.organisations, organisation)
  const tag = `${list}/${purpose}/${row.changes}/${signer.verificationMethod}`
  const known = signed.get(tag)
  if (known !== undefined) return { text: known, tag }
  const set = await own(issuing.db)
    .selectFrom('issuing_awards')
    .select('list_index')
    .where('list_id', '=', list)
    .where('standing', '=', purpose === 'revocation' ? 'revoked' : 'suspended')
    .execute()
  const unsigned = statusListCredential({
    id: statusListUrl(issuing.publicUrl, list, purpose),
    issuer: didOf(issuing.publicUrl, organisation.slug),
    purpose,
    bits: listWith(set.map(each => each.list_index)),
    validFrom: `${row.changed_at.toISOString().slice(0, 19)}Z`,
  })
  const text = JSON.stringify(await signDataIntegrity(unsigned, signer, issuing, row.changed_at))
  remember(signed, tag, text)
  return { text, tag }
}

function remember(known: Map<string, string>, name: string, value: string): void {
  if (known.size >= rememberedSize) known.delete(known.keys().next().value ?? '')
  known.set(name, value)
}
