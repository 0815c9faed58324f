import { domainToASCII } from 'node:url'
import type { trust as contract } from '@rucksack/contract'
import type { Db } from '../../platform/db.ts'
import { takeFrom } from '../../platform/http/rate-limit.ts'
import { isUuid, uuidv7 } from '../../platform/ids.ts'
import { addJob } from '../../platform/jobs.ts'
import { Problem } from '../../platform/problem.ts'
import { type DomainRow, type OrganisationRow, type Organisations, own } from './organisations.ts'
import { fileUrl, proofFor, recordName, seekProof } from './prove-domain.ts'
import { mergedInto } from './tree.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** A proof may be away for three looks, so that a name server that is down for a night takes nothing away. */
const missesUntilLapsed = 3
const patienceMs = 14 * dayMs

/** Domains of an organisation, oldest first. */
export async function listDomains(
  organisations: Organisations,
  organisation: OrganisationRow,
): Promise<contract.Domain[]> {
  const rows = await own(organisations.db)
    .selectFrom('organisations_domains')
    .selectAll()
    .where('organisation_id', '=', organisation.id)
    .orderBy('created_at')
    .execute()
  return rows.map(row => shownDomain(organisations, row))
}

/** Begin to prove a domain; one that is there already is answered as it is. Throws `validation-failed`. */
export async function addDomain(
  organisations: Organisations,
  organisation: OrganisationRow,
  text: string,
): Promise<contract.Domain> {
  const domain = tidyDomain(text)
  const now = organisations.clock.now()
  const row: DomainRow = {
    id: uuidv7(now),
    organisation_id: organisation.id,
    domain,
    state: 'waiting',
    method: null,
    proven_at: null,
    seen_at: null,
    checked_at: null,
    misses: 0,
    lapsed_at: null,
    created_at: now,
  }
  const kept = await organisations.db.transaction().execute(async trx => {
    const made = await own(trx)
      .insertInto('organisations_domains')
      .values(row)
      .onConflict(clash => clash.columns(['organisation_id', 'domain']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made) await lookLater(trx, row, new Date(now.getTime() + hourMs))
    return await own(trx)
      .selectFrom('organisations_domains')
      .selectAll()
      .where('organisation_id', '=', organisation.id)
      .where('domain', '=', domain)
      .executeTakeFirstOrThrow()
  })
  return shownDomain(organisations, kept)
}

/** Look for the proof now. */
export async function checkDomainNow(
  organisations: Organisations,
  organisation: string,
  id: string,
): Promise<contract.Domain> {
  const row = await findDomain(organisations.db, organisation, id)
  await takeFrom(organisations.db, organisations.clock, `domain:${row.id}`, 20, 3600)
  return shownDomain(organisations, await look(organisations, row))
}

/** The job behind the pages: look again, and again tomorrow. */
export async function checkDomainAgain(organisations: Organisations, id: string): Promise<void> {
  const row = await own(organisations.db)
    .selectFrom('organisations_domains')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (row) await look(organisations, row)
}

export async function removeDomain(db: Db, organisation: string, id: string): Promise<void> {
  const row = await findDomain(db, organisation, id)
  await own(db).deleteFrom('organisations_domains').where('id', '=', row.id).execute()
}

/** Domains that an organisation, or one above it, has proved. */
export async function provenDomains(db: Db, organisation: string): Promise<string[]> {
  const rows = await own(db)
    .selectFrom('organisations_organisations as o')
    .innerJoin('organisations_domains as d', join =>
      join.on(({ eb, fn, ref }) => eb(ref('d.organisation_id'), '=', fn.any(ref('o.path')))),
    )
    .select('d.domain')
    .where('o.id', '=', organisation)
    .where('d.state', '=', 'proven')
    .execute()
  return rows.map(row => row.domain)
}

async function look(organisations: Organisations, row: DomainRow): Promise<DomainRow> {
  // What an organisation proved before it was merged into this one stands there still.
  const merged = await mergedInto(organisations.db, row.organisation_id)
  const proofs = [row.organisation_id, ...merged.map(each => each.id)].map(id =>
    proofFor(organisations, id, row.domain),
  )
  const seen = await seekProof(organisations.proving, row.domain, proofs)
  const now = organisations.clock.now()
  const misses = seen === null ? row.misses + 1 : 0
  const lapses = row.state === 'proven' && misses >= missesUntilLapsed
  const changed: DomainRow = {
    ...row,
    checked_at: now,
    misses,
    ...(seen === null
      ? lapses
        ? { state: 'lapsed', lapsed_at: now }
        : {}
      : {
          state: 'proven',
          method: seen,
          seen_at: now,
          proven_at: row.state === 'proven' ? row.proven_at : now,
          lapsed_at: null,
        }),
  }
  await organisations.db.transaction().execute(async trx => {
    await own(trx).updateTable('organisations_domains').set(changed).where('id', '=', row.id).execute()
    const soon = changed.state === 'waiting' || misses > 0
    const tired = changed.state === 'waiting' && now.getTime() - row.created_at.getTime() > patienceMs
    if (!tired) await lookLater(trx, row, new Date(now.getTime() + (soon ? 6 * hourMs : dayMs)))
  })
  return changed
}

const lookLater = (trx: Db, { id }: Pick<DomainRow, 'id'>, runAt: Date) =>
  addJob(trx, 'check-domain', { domain: id }, { runAt, key: `check-domain:${id}` })

async function findDomain(db: Db, organisation: string, id: string): Promise<DomainRow> {
  const row = isUuid(id)
    ? await own(db)
        .selectFrom('organisations_domains')
        .selectAll()
        .where('id', '=', id)
        .where('organisation_id', '=', organisation)
        .executeTakeFirst()
    : undefined
  if (!row) throw new Problem('domain-not-found')
  return row
}

/** As a name server knows it; people paste addresses, so what stands around the name is taken off. */
function tidyDomain(text: string): string {
  const bare = text
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/[/?#].*$/, '')
    .replace(/\.$/, '')
  const domain = domainToASCII(bare.toLowerCase())
  if (!/^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(domain))
    throw new Problem('validation-failed', {
      detail: 'That is not the name of a domain.',
      errors: [{ pointer: '/domain', message: 'must be a name like library.example' }],
    })
  return domain
}

function shownDomain(organisations: Organisations, row: DomainRow): contract.Domain {
  const proof = proofFor(organisations, row.organisation_id, row.domain)
  return {
    id: row.id,
    domain: row.domain,
    state: row.state,
    method: row.method,
    record: { name: recordName(row.domain), value: proof },
    file: { url: fileUrl(row.domain), text: proof },
    provenAt: row.proven_at?.toISOString() ?? null,
    seenAt: row.seen_at?.toISOString() ?? null,
    checkedAt: row.checked_at?.toISOString() ?? null,
    lapsedAt: row.lapsed_at?.toISOString() ?? null,
  }
}
