import { BadgeError } from '../errors.ts'
import { asArray, asText, isObject, type JsonObject } from '../json/json.ts'
import { minimumListBits, valueAt, widestEntry } from '../status/bitstring.ts'
import { readBits } from '../status/lately-decoded.ts'
import { readStatusList } from './read-status-list.ts'
import { type Finding, failed, passed, unknown } from './report.ts'
import type { Run } from './run.ts'

/** Look one entry up in its list ("Validate Algorithm", Bitstring Status List 1.0, 3.2). */
export async function checkBitstring(run: Run, entry: JsonObject, issuer: string | null): Promise<Finding> {
  const url = asText(entry['statusListCredential'])
  const rawIndex = entry['statusListIndex']
  const index = typeof rawIndex === 'string' && /^\d+$/.test(rawIndex) ? Number(rawIndex) : rawIndex
  const purpose = asText(entry['statusPurpose']) ?? 'revocation'
  if (url === null || typeof index !== 'number') return malformed
  const { subject, finding, doubt } = await readStatusList(run, url, issuer)
  if (finding) return finding
  if (!asArray(subject['statusPurpose']).includes(purpose))
    return unknown('status', 'list-purpose', 'The status list is for another purpose than the badge says.')
  const size = entry['statusSize'] ?? 1
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 1) return malformed
  if (size > widestEntry)
    return unknown('status', 'status-unsupported', `Status entries of ${size} bits are not read here.`)
  const encoded = asText(subject['encodedList'])
  if (encoded === null) return unknown('status', 'list-malformed', 'The status list is empty.')
  const bits = readBits(encoded)
  const short = bits.length * 8 < minimumListBits * size
  // The issuer chose whom to ask. A list there that is not as it should be may revoke, but only one that is can clear.
  const value = short && (index + 1) * size > bits.length * 8 ? 0 : valueAt(bits, index, size)
  if (short && value === 0)
    throw new BadgeError('list-too-short', 'The status list is shorter than 131,072 entries.')
  const message = messageOf(entry, value)
  if (purpose === 'message') return doubt ?? told(run, value, message)
  if (value === 0) return doubt ?? passed('status')
  return setFinding(run, { purpose, message, doubt })
}

const malformed = failed(
  'status',
  'status-malformed',
  'The badge does not say properly where its status stands.',
)

/** What a value other than 0 means ("statusPurpose"). */
function setFinding(
  run: Run,
  { purpose, message, doubt }: { purpose: string; message: string | null; doubt: Finding | null },
): Finding {
  const because = message === null ? '.' : `: ${message}`
  if (purpose === 'revocation')
    return failed('status', 'revoked', `The issuer has revoked this badge${because}`)
  // What can be taken back, a list that was kept too long cannot say.
  if (doubt?.outcome === 'unknown' && doubt.reason === 'list-stale') return doubt
  if (purpose === 'suspension')
    return failed('status', 'suspended', `The issuer has suspended this badge for now${because}`)
  if (purpose === 'refresh') {
    run.notes.push({
      code: 'status-refresh',
      detail: 'The issuer says that there is a newer copy of this badge.',
    })
    return doubt ?? passed('status')
  }
  return unknown(
    'status',
    'status-unsupported',
    `The issuer has set the status "${purpose.slice(0, 40)}"${because}`,
  )
}

/** Messages are news about a badge, and take nothing back. */
function told(run: Run, value: number, message: string | null): Finding {
  if (message !== null || value > 0) {
    const detail = `The issuer says of its status: ${message ?? `0x${value.toString(16)}`}`
    run.notes.push({ code: 'status-message', detail })
  }
  return passed('status')
}

/** The message for a value, which is written as a hexadecimal number ("statusMessage"). */
function messageOf(place: JsonObject, value: number): string | null {
  const found = asArray(place['statusMessage'])
    .filter(isObject)
    .find(each => /^(?:0x)?[\da-f]{1,8}$/i.test(asText(each['status']) ?? '') && hexOf(each) === value)
  return asText(found?.['message'])?.slice(0, 500) ?? null
}

const hexOf = (message: JsonObject) => Number.parseInt(String(message['status']).replace(/^0x/i, ''), 16)
