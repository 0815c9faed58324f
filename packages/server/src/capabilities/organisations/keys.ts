import type { organisations as contract } from '@rucksack/contract'
import type { Signer } from 'openbadges'
import { ed25519Signer, generateKey } from 'openbadges/node'
import { type Db, inTransaction } from '../../platform/db.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { didOf, type KeyRow, type OrganisationRow, type Organisations, own } from './organisations.ts'

/** Give an organisation its next signing key; the one before is kept for verification. */
export async function addKey(
  organisations: Organisations,
  trx: Db,
  organisation: OrganisationRow,
): Promise<contract.IssuerKey> {
  const now = organisations.clock.now()
  const tables = own(trx)
  // Two rotations at once go one after the other; the number of a key is taken once.
  await tables
    .selectFrom('organisations_organisations')
    .select('id')
    .where('id', '=', organisation.id)
    .forUpdate()
    .execute()
  const before = await tables
    .selectFrom('organisations_keys')
    .select('id')
    .where('organisation_id', '=', organisation.id)
    .execute()
  await tables
    .updateTable('organisations_keys')
    .set({ retired_at: now })
    .where('organisation_id', '=', organisation.id)
    .where('retired_at', 'is', null)
    .execute()
  const key = generateKey()
  const id = uuidv7(now)
  const row = {
    id,
    organisation_id: organisation.id,
    fragment: `key-${before.length + 1}`,
    public_key: key.publicKeyMultibase,
    sealed: organisations.secrets.seal(`issuer-key:${id}`, key.secret),
    created_at: now,
    retired_at: null,
    compromised_at: null,
  }
  await tables.insertInto('organisations_keys').values(row).execute()
  return shown(organisations, organisation, row)
}

/** Start signing with a new key. */
export async function rotateKey(
  organisations: Organisations,
  organisation: OrganisationRow,
): Promise<contract.IssuerKey> {
  return await inTransaction(organisations.db, trx => addKey(organisations, trx, organisation))
}

/**
 * Somebody else may have this key, from this moment on: what it signs from then on does not count. A key in use is
 * replaced at once. Throws `key-not-found`.
 */
export async function markCompromised(
  organisations: Organisations,
  organisation: OrganisationRow,
  fragment: string,
  since?: string,
): Promise<contract.IssuerKey> {
  const now = organisations.clock.now()
  const asked = since === undefined ? now : new Date(since)
  return await inTransaction(organisations.db, async trx => {
    const key = await own(trx)
      .selectFrom('organisations_keys')
      .selectAll()
      .where('organisation_id', '=', organisation.id)
      .where('fragment', '=', fragment)
      .forUpdate()
      .executeTakeFirst()
    if (!key) throw new Problem('key-not-found')
    if (key.retired_at === null) await addKey(organisations, trx, organisation)
    const row = await own(trx)
      .updateTable('organisations_keys')
      // Marked again, the earlier moment counts; tomorrow's is today's.
      .set({
        compromised_at: new Date(
          Math.min(...[key.compromised_at, asked, now].flatMap(at => at?.getTime() ?? [])),
        ),
      })
      .where('id', '=', key.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    return shown(organisations, organisation, row)
  })
}

/** Every key an organisation ever signed with, newest first. */
export async function keysOf(
  organisations: Organisations,
  organisation: OrganisationRow,
): Promise<contract.IssuerKey[]> {
  const rows = await own(organisations.db)
    .selectFrom('organisations_keys')
    .selectAll()
    .where('organisation_id', '=', organisation.id)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(row => shown(organisations, organisation, row))
}

const opened = new Map<string, Signer>()
const openedSize = 1_000

/** What an organisation signs with now. Opened keys are kept in memory, looked up by id each time. */
export async function signerOf(organisations: Organisations, organisation: OrganisationRow): Promise<Signer> {
  const row = await own(organisations.db)
    .selectFrom('organisations_keys')
    .select(['id', 'fragment', 'sealed'])
    .where('organisation_id', '=', organisation.id)
    .where('retired_at', 'is', null)
    .executeTakeFirstOrThrow()
  const name = `${organisations.publicUrl} ${row.id}`
  const known = opened.get(name)
  if (known) return known
  const secret = organisations.secrets.open(`issuer-key:${row.id}`, row.sealed)
  const signer = ed25519Signer(secret, `${didOf(organisations.publicUrl, organisation.slug)}#${row.fragment}`)
  if (opened.size >= openedSize) opened.delete(opened.keys().next().value ?? '')
  opened.set(name, signer)
  return signer
}

function shown(
  { publicUrl }: Organisations,
  organisation: OrganisationRow,
  row: Pick<KeyRow, 'fragment' | 'public_key' | 'created_at' | 'retired_at' | 'compromised_at'>,
): contract.IssuerKey {
  return {
    id: `${didOf(publicUrl, organisation.slug)}#${row.fragment}`,
    publicKeyMultibase: row.public_key,
    state: row.compromised_at !== null ? 'compromised' : row.retired_at === null ? 'current' : 'retired',
    createdAt: row.created_at.toISOString(),
    retiredAt: row.retired_at?.toISOString() ?? null,
    compromisedAt: row.compromised_at?.toISOString() ?? null,
  }
}
