import { type organisations as contract, type Role, roles } from '@rucksack/contract'
import { sql } from 'kysely'
import { type Db, inTransaction } from '../../platform/db.ts'
import { takeFrom } from '../../platform/http/rate-limit.ts'
import { hashSecret, isUuid, secretToken, uuidv7 } from '../../platform/ids.ts'
import { mailboxOf } from '../../platform/mail-limits.ts'
import { Problem } from '../../platform/problem.ts'
import { queueMail } from '../../platform/queue-mail.ts'
import { logoUrl, type OrganisationRow, type Organisations, own, type ProgrammeRow } from './organisations.ts'

const days = 14

/** Invite a person by mail; a second invitation to the same address replaces the first. */
export async function invite(
  organisations: Organisations,
  organisation: OrganisationRow,
  invitation: {
    email: string
    role: Role
    programme: ProgrammeRow | null
    by: string
    locale: string
    personWithAddress: string | null
  },
): Promise<contract.Invitation> {
  const { db, clock, secrets } = organisations
  await takeFrom(db, clock, `invite:${organisation.id}`, 200, 3600)
  // Nor does founding many organisations help.
  await takeFrom(db, clock, `invite-by:${invitation.by}`, 200, 3600)
  // Whoever is invited by many organisations is not to be flooded by them together.
  await takeFrom(db, clock, `invite-to:${mailboxOf(invitation.email)}`, 10, 3600, 'address-mailed-often')
  if (invitation.personWithAddress !== null) {
    const member = await own(db)
      .selectFrom('organisations_members')
      .select('role')
      .where('organisation_id', '=', organisation.id)
      .where('person_id', '=', invitation.personWithAddress)
      .where('programme_id', 'is not distinct from', invitation.programme?.id ?? null)
      .where('provider_id', 'is', null)
      .executeTakeFirst()
    if (member) throw new Problem('already-member')
  }
  const now = clock.now()
  const secret = secretToken()
  const names = await organisations.namesOf([invitation.by])
  const row = {
    id: uuidv7(now),
    organisation_id: organisation.id,
    programme_id: invitation.programme?.id ?? null,
    email: invitation.email.trim(),
    match_key: invitation.email.trim().normalize('NFC').toLowerCase(),
    role: invitation.role,
    secret_hash: hashSecret(secret),
    sealed: secrets.seal('invitation', Buffer.from(secret)),
    invited_by: invitation.by,
    invited_at: now,
    expires_at: new Date(now.getTime() + days * 86_400_000),
  }
  await inTransaction(db, async trx => {
    await own(trx)
      .insertInto('organisations_invitations')
      .values(row)
      .onConflict(clash => clash.columns(['organisation_id', 'match_key', 'programme_id']).doUpdateSet(row))
      .execute()
    await queueMail(organisations, trx, {
      kind: 'invitation',
      to: row.email,
      locale: invitation.locale,
      data: {
        organisation: nameIn(organisation.name, invitation.programme?.name),
        role: row.role,
        invitedBy: names.get(invitation.by)?.name ?? null,
        link: linkOf(organisations, secret),
        days,
      },
    })
  })
  return shown(organisations, row)
}

/** Invitations nobody has answered yet. */
export async function listInvitations(
  organisations: Organisations,
  organisation: string,
): Promise<contract.Invitation[]> {
  const rows = await own(organisations.db)
    .selectFrom('organisations_invitations')
    .selectAll()
    .where('organisation_id', '=', organisation)
    .where('expires_at', '>', organisations.clock.now())
    .orderBy('invited_at', 'desc')
    .limit(1000)
    .execute()
  return rows.map(row => shown(organisations, row))
}

export async function withdrawInvitation(
  organisations: Organisations,
  organisation: string,
  id: string,
): Promise<void> {
  const gone = isUuid(id)
    ? await own(organisations.db)
        .deleteFrom('organisations_invitations')
        .where('id', '=', id)
        .where('organisation_id', '=', organisation)
        .returning('id')
        .executeTakeFirst()
    : undefined
  if (!gone) throw new Problem('invitation-not-found')
}

export type OpenInvitation = {
  organisation: { name: string; slug: string; logo: string | null }
  role: Role
  email: string
  invitedBy: string | null
}

/** What the secret of an invitation link offers. Throws `invitation-not-found`. */
export async function readInvitation(organisations: Organisations, secret: string): Promise<OpenInvitation> {
  const row = await own(organisations.db)
    .selectFrom('organisations_invitations')
    .innerJoin('organisations_organisations', 'organisations_organisations.id', 'organisation_id')
    .leftJoin(
      'organisations_programmes',
      'organisations_programmes.id',
      'organisations_invitations.programme_id',
    )
    .select([
      'organisations_organisations.slug',
      'organisations_organisations.name',
      'organisations_programmes.name as programme',
      'logo_sha',
      'role',
      'organisations_invitations.email',
      'invited_by',
      'expires_at',
    ])
    .where('secret_hash', '=', hashSecret(secret))
    .executeTakeFirst()
  if (!row || row.expires_at <= organisations.clock.now()) throw new Problem('invitation-not-found')
  const by =
    row.invited_by === null ? undefined : (await organisations.namesOf([row.invited_by])).get(row.invited_by)
  return {
    organisation: {
      name: nameIn(row.name, row.programme),
      slug: row.slug,
      logo: logoUrl(organisations.publicUrl, row),
    },
    role: row.role,
    email: row.email,
    invitedBy: by?.name ?? null,
  }
}

/** Join; one statement decides who was first. A member keeps a role that holds more. */
export async function acceptInvitation(
  organisations: Organisations,
  secret: string,
  person: string,
): Promise<string> {
  return await inTransaction(organisations.db, async trx => {
    const tables = own(trx)
    const used = await tables
      .deleteFrom('organisations_invitations')
      .where('secret_hash', '=', hashSecret(secret))
      .where('expires_at', '>', organisations.clock.now())
      .returning(['organisation_id', 'programme_id', 'role'])
      .executeTakeFirst()
    if (!used) throw new Problem('invitation-not-found')
    await tables
      .insertInto('organisations_members')
      .values({
        id: uuidv7(organisations.clock.now()),
        organisation_id: used.organisation_id,
        programme_id: used.programme_id,
        person_id: person,
        role: used.role,
        provider_id: null,
        since: organisations.clock.now(),
      })
      .onConflict(clash =>
        clash
          .columns(['organisation_id', 'person_id', 'programme_id', 'provider_id'])
          .doUpdateSet({ role: used.role })
          .where(sql<boolean>`organisations_members.role = any(${lesserThan(used.role)})`),
      )
      .execute()
    return used.organisation_id
  })
}

/** Forget what was sent to addresses whose person is gone. */
export async function forgetInvitations(trx: Db, matchKeys: string[]): Promise<void> {
  if (matchKeys.length > 0)
    await own(trx).deleteFrom('organisations_invitations').where('match_key', 'in', matchKeys).execute()
}

/** An organisation, and its programme where somebody is invited into that alone. */
const nameIn = (organisation: string, programme: string | null | undefined) =>
  programme ? `${organisation}: ${programme}` : organisation

/** The roles that a role holds more than. */
const lesserThan = (role: Role): Role[] => roles.slice(roles.indexOf(role) + 1)

const linkOf = (organisations: Organisations, secret: string) =>
  `${organisations.publicUrl}/invitation/${secret}`

function shown(
  organisations: Organisations,
  row: {
    id: string
    email: string
    role: Role
    programme_id: string | null
    sealed: Buffer
    invited_at: Date
    expires_at: Date
  },
): contract.Invitation {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    programme: row.programme_id,
    invitedAt: row.invited_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    link: linkOf(organisations, organisations.secrets.open('invitation', row.sealed).toString()),
  }
}
