import type { JsonObject } from './json/json.ts'
import type { CompactJws } from './read/jws.ts'

/** A version of Open Badges, as the badge itself shows it. */
export type BadgeVersion = '0.5' | '1.0' | '1.1' | '2.0' | '3.0'

/** How the badge says it can be trusted. */
export type BadgeForm = 'hosted' | 'jws' | 'vc-jwt' | 'sd-jwt' | 'cose' | 'data-integrity' | 'unsigned'

/** A recipient as the badge names it: plain or hashed. */
export type Recipient = { type: string; identity: string; hashed: boolean; salt: string }

/** Who issued a badge, as the badge or its issuer's own document says. */
export type IssuerProfile = {
  id: string | null
  name: string | null
  url: string | null
  email: string | null
  image: string | null
}

/** One piece of evidence: where it lies, what it is called, what it says. */
export type EvidenceItem = { url: string | null; name: string | null; narrative: string | null }

/** The one shape every version is read into; nothing in it is trusted before it is verified. */
export type Badge = {
  id: string | null
  version: BadgeVersion
  form: BadgeForm
  name: string
  description: string | null
  criteria: { url: string | null; narrative: string | null }
  image: string | null
  imageAlt: string | null
  achievementId: string | null
  achievementType: string | null
  issuer: IssuerProfile
  /** Who created the achievement, where the credential says so; only 3.0 can. */
  creator?: { id: string | null; name: string | null; url: string | null }
  recipients: Recipient[]
  subjectId: string | null
  issuedOn: string | null
  expires: string | null
  evidence: EvidenceItem[]
  narrative: string | null
  /** What was measured and what came of it, in words; only 3.0 has them. */
  results?: { name: string; value: string }[]
  tags: string[]
  alignments: { name: string; url: string | null }[]
  language: string | null
}

/** What a file held: the text exactly as it stood there, and what it parses to. */
export type Reading = {
  form: BadgeForm
  version: BadgeVersion
  /** Why it was taken for this version, in plain words. */
  why: string
  /** JSON text or compact JWS, untouched. */
  text: string
  /** The assertion or credential itself; for a JWS, its payload. */
  document: JsonObject
  /** The parts of a signed text, taken apart once. */
  jws?: CompactJws
  /** The picture the badge was baked into, if it was. */
  image: { mediaType: 'image/png' | 'image/svg+xml'; bytes: Uint8Array } | null
}
