import { bake } from 'openbadges/bake'
import { type JsonObject, parseJson } from 'openbadges/read'
import { badgeClass, hostedAssertion, signJwt } from 'openbadges/sign'
import { pictureToPng } from '../../platform/images/to-png.ts'
import { type OrganisationRow, profileUrl, signerOf } from '../organisations/index.ts'
import type { WholeAward } from './find-award.ts'
import { type AchievementRow, awardUrl, type Issuing, own } from './issuing.ts'
import { recipientParts } from './recipient.ts'
import { achievementId, achievementParts } from './show-achievement.ts'
import { recipientOf } from './show-award.ts'

export type Form = 'json' | 'jwt' | 'png' | 'svg'
export type Version = '2.0' | '3.0'

const pngWidth = 600

export const mediaTypes: Record<Form, string> = {
  json: 'application/ld+json',
  jwt: 'application/vc+jwt',
  png: 'image/png',
  svg: 'image/svg+xml',
}

/** An award in one of its forms; made when it is first asked for and the same bytes from then on. */
export async function formOf(
  issuing: Issuing,
  award: WholeAward,
  form: Form,
  version: Version,
): Promise<Uint8Array> {
  if (form === 'json')
    return Buffer.from(version === '3.0' ? award.row.credential : JSON.stringify(assertion2(issuing, award)))
  const name = `${form}-${version}`
  const kept = await own(issuing.db)
    .selectFrom('issuing_forms')
    .select('sha')
    .where('award_id', '=', award.row.id)
    .where('form', '=', name)
    .executeTakeFirst()
  if (kept) return await issuing.files.get(kept.sha)
  const bytes = await make(issuing, award, form, version)
  await own(issuing.db)
    .insertInto('issuing_forms')
    .values({ award_id: award.row.id, form: name, sha: await issuing.files.put(bytes) })
    .onConflict(clash => clash.doNothing())
    .execute()
  return form === 'jwt' ? bytes : await formOf(issuing, award, form, version)
}

async function make(issuing: Issuing, award: WholeAward, form: Form, version: Version): Promise<Uint8Array> {
  if (form === 'jwt') {
    const credential = parseJson(award.row.credential)
    if (typeof credential !== 'object' || credential === null || Array.isArray(credential))
      throw new Error('A stored credential is no object')
    const { proof: _proof, ...unsigned } = credential
    return Buffer.from(await signJwt(unsigned, await signerOf(issuing.organisations, award.organisation)))
  }
  const picture = await issuing.files.get(award.achievement.image_sha)
  const { image_type } = award.achievement
  const payload = version === '3.0' ? award.row.credential : JSON.stringify(assertion2(issuing, award))
  const verify = version === '2.0' ? assertionId2(issuing.publicUrl, award.row.id) : null
  if (form === 'png') return bake(await pictureToPng(picture, image_type, pngWidth), payload, version)
  return bake(image_type === 'image/svg+xml' ? picture : svgAround(picture), payload, version, verify)
}

/** A PNG inside an SVG, for achievements whose picture is a PNG. */
function svgAround(png: Uint8Array): Uint8Array {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const width = view.getUint32(16)
  const height = view.getUint32(20)
  const data = Buffer.from(png).toString('base64')
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><image width="${width}" height="${height}" href="data:image/png;base64,${data}"/></svg>`,
  )
}

/** Ids of the 2.0 forms: the same addresses, told apart by `v`. */
export const assertionId2 = (publicUrl: string, id: string) => `${awardUrl(publicUrl, id)}?v=2_0`

/** Of a DID that was erased here, the hash is what is left to say. */
function recipient2(issuing: Issuing, row: WholeAward['row']) {
  const address = recipientOf(issuing, row)
  if (address !== null) return recipientParts(address, row)
  const hashed = { identityHash: row.identity_hash, salt: row.salt }
  return row.recipient_kind === 'email' ? hashed : { ...hashed, identityType: 'accountId' as const }
}

/** The hosted Open Badges 2.0 assertion of an award. */
export function assertion2(issuing: Issuing, { row, achievement, organisation }: WholeAward): JsonObject {
  const assertion = hostedAssertion({
    id: assertionId2(issuing.publicUrl, row.id),
    badge: achievementId(issuing.publicUrl, achievement, {
      v2: true,
      ...(achievement.organisation_id === organisation.id ? {} : { by: organisation.slug }),
    }),
    recipient: recipient2(issuing, row),
    issuedOn: `${row.awarded_at.toISOString().slice(0, 19)}Z`,
    expires: row.expires_at === null ? null : `${row.expires_at.toISOString().slice(0, 19)}Z`,
    narrative: row.narrative,
    image: `${awardUrl(issuing.publicUrl, row.id)}.png?v=2_0`,
    evidence: row.evidence,
  })
  return assertion
}

/**
 * The Open Badges 2.0 BadgeClass of an achievement. There, a class has one issuer, who alone awards it: an
 * organisation that awards what another created has a class of its own, which leads to the other's.
 */
export function badgeClass2(
  publicUrl: string,
  achievement: AchievementRow,
  organisation: OrganisationRow,
  language?: string,
): JsonObject {
  return badgeClass({
    ...achievementParts(publicUrl, achievement, {
      v2: true,
      ...(achievement.organisation_id === organisation.id ? {} : { by: organisation.slug }),
      ...(language === undefined ? {} : { language }),
    }),
    issuer: profileUrl(publicUrl, organisation.slug),
  })
}
