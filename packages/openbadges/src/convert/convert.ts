import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { BadgeError } from '../errors.ts'
import { asText, idOf, type JsonObject } from '../json/json.ts'
import type { BadgeVersion, Reading } from '../model.ts'
import { jcs } from '../proofs/jcs.ts'
import type { ConversionReport } from './conversion-report.ts'
import { missingIn } from './missing.ts'
import { place } from './places.ts'
import { stepsBetween } from './steps.ts'
import { type ConversionSource, wholeOf } from './whole.ts'

/** A badge in another version. It carries no signature, and says in its evidence what it was made of. */
export type Conversion = { document: JsonObject; report: ConversionReport }

/** What the new badge is to be called. */
export type ConversionOptions = {
  /** The id of the new badge; for 2.0 the address at which it will be hosted. By default a UUID made of the source's. */
  id?: string
  /** The id of the new achievement or badge class; likewise. */
  achievementId?: string
}

/**
 * Convert a badge: from 0.5, 1.0 or 1.1 up to any later version, from 2.0 to 3.0, and from 3.0 to 2.0. Up to 2.0 it
 * stays the same badge under the same ids, in newer words; between 2.0 and 3.0 it becomes another one that names
 * its source, the assertion or credential as evidence and the class or achievement as `related`. Nothing is
 * dropped silently: what the target has no place for is in the report. Throws `conversion-unsupported` when no way
 * leads from the one version to the other.
 */
export function convert(
  source: ConversionSource,
  to: BadgeVersion,
  options: ConversionOptions = {},
): Conversion {
  const steps = stepsBetween(source.version, to)
  if (!steps)
    throw new BadgeError('conversion-unsupported', `Open Badges ${source.version} is not converted to ${to}.`)
  const { document: first, superseded } = wholeOf(source)
  const report: ConversionReport = {
    from: source.version,
    to,
    left: [...signatureOf(source.form), ...superseded],
    assumed: [],
    missing: [],
  }
  let document = first
  let origins: Map<string, string[]> | null = null
  for (const step of steps) {
    const placed = place(document, step.rows(document))
    const before: Map<string, string[]> | null = origins
    // What an earlier step added was not in the source, so it is not missed.
    const asSource = (path: string): string[] => (before === null ? [path] : (before.get(path) ?? []))
    report.left.push(...placed.left.flatMap(each => asSource(each.path).map(path => ({ ...each, path }))))
    report.assumed.push(...placed.assumed)
    origins = new Map([...placed.origins].map(([at, from]) => [at, from.flatMap(asSource)]))
    const ids = {
      badge: options.id ?? nameFor(to, asText(document['id']) ?? jcs(document)),
      achievement: options.achievementId ?? nameFor(to, classIdOf(document) ?? `class of ${jcs(document)}`),
    }
    document = step.finish(placed.target, document, ids)
  }
  return { document, report: { ...report, missing: missingIn(document, to) } }
}

/** A signature around the source holds for its bytes alone. */
function signatureOf(form: Reading['form']): ConversionReport['left'] {
  return form === 'jws' || form === 'vc-jwt' ? [{ path: '', kind: 'object', why: 'signature' }] : []
}

function classIdOf(document: JsonObject): string | null {
  const subject = document['credentialSubject']
  const [only] = Array.isArray(subject) ? subject : [subject]
  return idOf(document['badge']) ?? idOf(Object(only)['achievement'])
}

const namespace = Uint8Array.from([
  0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8,
])

/** A UUID of version 5 (RFC 9562), so that the same badge converted twice has one name. */
function nameFor(to: string, source: string): string {
  const bytes = sha1(Uint8Array.from([...namespace, ...utf8ToBytes(`openbadges ${to} ${source}`)]))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytesToHex(bytes)
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)]
  return `urn:uuid:${parts.join('-')}`
}
