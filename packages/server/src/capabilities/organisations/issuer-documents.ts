import type { JsonObject } from 'openbadges/read'
import { multikeyToJwk, profile, v2Context } from 'openbadges/sign'
import { keysOf } from './keys.ts'
import { didOf, logoUrl, type OrganisationRow, type Organisations, own, profileUrl } from './organisations.ts'

/** The DID document of an organisation (did:web), keys of all times in it. */
export async function didDocument(
  organisations: Organisations,
  organisation: OrganisationRow,
): Promise<JsonObject> {
  const did = didOf(organisations.publicUrl, organisation.slug)
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    alsoKnownAs: [profileUrl(organisations.publicUrl, organisation.slug)],
    ...(await keyMembers(organisations, organisation, did)),
  }
}

/** The issuer profile: Open Badges 2.0 at the profile's own address, which is also a controller document. */
export async function issuerProfile(
  organisations: Organisations,
  organisation: OrganisationRow,
): Promise<JsonObject> {
  const { publicUrl } = organisations
  const id = profileUrl(publicUrl, organisation.slug)
  const logo = logoUrl(publicUrl, organisation)
  return {
    '@context': v2Context,
    id,
    type: 'Issuer',
    name: organisation.name,
    url: organisation.url ?? id,
    ...(organisation.email === null ? {} : { email: organisation.email }),
    ...(organisation.description === null ? {} : { description: organisation.description }),
    ...(logo === null ? {} : { image: logo }),
    verification: {
      type: 'HostedBadge',
      startsWith: `${publicUrl}/awards/`,
      allowedOrigins: new URL(publicUrl).host,
    },
    alsoKnownAs: [didOf(publicUrl, organisation.slug)],
    ...(await keyMembers(organisations, organisation, id)),
  }
}

/** The issuer profile in the words of Open Badges 3.0. */
export function issuerProfile3(organisations: Organisations, organisation: OrganisationRow): JsonObject {
  return {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ],
    ...profile(issuerParts(organisations, organisation)),
  }
}

/** What a credential says of its issuer. */
export function issuerParts(organisations: Organisations, organisation: OrganisationRow) {
  return {
    id: didOf(organisations.publicUrl, organisation.slug),
    name: organisation.name,
    url: organisation.url ?? profileUrl(organisations.publicUrl, organisation.slug),
    email: organisation.email,
    description: organisation.description,
    image: logoUrl(organisations.publicUrl, organisation),
  }
}

/** All keys of all organisations as a JWK set; `iss` says whose each one is. */
export async function jwkSet({ db, publicUrl }: Organisations): Promise<JsonObject> {
  const rows = await own(db)
    .selectFrom('organisations_keys')
    .innerJoin('organisations_organisations', 'organisations_organisations.id', 'organisation_id')
    .select(['slug', 'fragment', 'public_key'])
    // A JWK cannot say that it counts no more.
    .where('compromised_at', 'is', null)
    .orderBy('organisations_keys.created_at')
    .limit(10_000)
    .execute()
  return {
    keys: rows.map(row => ({
      ...multikeyToJwk(row.public_key),
      alg: 'EdDSA',
      use: 'sig',
      kid: `${didOf(publicUrl, row.slug)}#${row.fragment}`,
      iss: didOf(publicUrl, row.slug),
    })),
  }
}

async function keyMembers(
  organisations: Organisations,
  organisation: OrganisationRow,
  controller: string,
): Promise<JsonObject> {
  const keys = await keysOf(organisations, organisation)
  const idIn = (id: string) => `${controller}#${id.split('#')[1] ?? ''}`
  return {
    verificationMethod: keys.map(key => ({
      id: idIn(key.id),
      type: 'Multikey',
      controller,
      publicKeyMultibase: key.publicKeyMultibase,
      // From when on it does not count (Controlled Identifiers 1.0, 2.2).
      ...(key.compromisedAt === null ? {} : { revoked: key.compromisedAt }),
    })),
    assertionMethod: keys.map(key => idIn(key.id)),
  }
}
