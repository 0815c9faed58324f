import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { listWith, minimumListBits, signDataIntegrity, statusListCredential } from 'openbadges/sign'
import type { Db } from '../../platform/db.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { didOf, type OrganisationRow, signerOf } from '../organisations/index.ts'
import { type Issuing, own } from './issuing.ts'

export type Purpose = 'revocation' | 'suspension'
export const purposes: readonly Purpose[] = ['revocation', 'suspension']

const tries = 8

export const statusListUrl = (publicUrl: string, list: string, purpose: Purpose) =>
  `${publicUrl}/status/${list}/${purpose}`

/**
 * A free random place in the newest status list of an organisation. A list about a third full gives way to a
 * new one, so that a place is found at once and still tells nothing about order.
 */
export async function takePlace(
  issuing: Issuing,
  organisation: string,
): Promise<{ list: string; index: number }> {
  const newest = await own(issuing.db)
    .selectFrom('issuing_status_lists')
    .select(['id', 'seq'])
    .where('organisation_id', '=', organisation)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  if (newest) {
    const candidates = Array.from({ length: tries }, () => randomInt(minimumListBits))
    const taken = await own(issuing.db)
      .selectFrom('issuing_awards')
      .select('list_index')
      .where('list_id', '=', newest.id)
      .where('list_index', 'in', candidates)
      .execute()
    const index = candidates.find(each => !taken.some(row => row.list_index === each))
    if (index !== undefined) return { list: newest.id, index }
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
  return await takePlace(issuing, organisation)
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
const signedSize = 200

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
  const row = await own(issuing.db)
    .selectFrom('issuing_status_lists')
    .selectAll()
    .where('id', '=', list)
    .executeTakeFirst()
  const organisation = row ? await findOrganisation(row.organisation_id) : null
  if (!row || !organisation) return null
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
  if (signed.size >= signedSize) signed.delete(signed.keys().next().value ?? '')
  signed.set(tag, text)
  return { text, tag }
}
