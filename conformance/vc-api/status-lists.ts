import type { Ports } from 'openbadges'
import type { JsonObject } from 'openbadges/read'
import { listWith, minimumListBits, signDataIntegrity, statusListCredential } from 'openbadges/sign'
import { malformedValue } from './bad-request.ts'
import { isRecord, type StatusWish } from './issue-options.ts'
import type { TestIssuer } from './test-issuers.ts'

type List = { issuer: TestIssuer; purpose: string; size: number; next: number; values: Map<number, number> }

/** The status lists of the API, in memory: one for each issuer and purpose, published at an address of its own. */
export class StatusLists {
  readonly #lists = new Map<string, List>()
  readonly #places = new Map<string, { list: List; index: number }>()
  readonly #ports: Ports
  readonly #issuers: readonly TestIssuer[]
  readonly #origin: () => string

  constructor(ports: Ports, issuers: readonly TestIssuer[], origin: () => string) {
    this.#ports = ports
    this.#issuers = issuers
    this.#origin = origin
  }

  /** Take a place in a list for a credential. */
  entry(issuer: TestIssuer, credentialId: string, { purpose, messages, size }: StatusWish): JsonObject {
    // A list has entries of one size (2.2), so that each size has a list of its own.
    const path = `/status/${issuer.keyType}/${purpose}${size === 1 ? '' : `/${size}`}`
    const list = this.#lists.get(path) ?? {
      issuer,
      purpose,
      size,
      next: 0,
      values: new Map<number, number>(),
    }
    this.#lists.set(path, list)
    const index = list.next
    if (index >= minimumListBits) throw malformedValue('The status list is full; start the API anew.')
    list.next += 1
    this.#places.set(`${credentialId} ${purpose}`, { list, index })
    const url = `${this.#origin()}${path}`
    return {
      id: `${url}#${index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: purpose,
      statusListIndex: String(index),
      statusListCredential: url,
      ...(size === 1 ? {} : { statusSize: size }),
      ...(messages.length === 0 ? {} : { statusMessage: messages }),
    }
  }

  /** Change the status of a credential that was issued here (VC-API, "Update Status"). */
  change(body: JsonObject): void {
    const wish = isRecord(body['credentialStatus']) ? body['credentialStatus'] : {}
    const purpose = wish['statusPurpose'] ?? 'revocation'
    const place = this.#places.get(`${String(body['credentialId'])} ${String(purpose)}`)
    if (!place) throw malformedValue('No credential with this id and purpose was issued here.')
    place.list.values.set(place.index, numberOf(body['status'] ?? true, place.list.size))
  }

  /** The list at a path, signed now; null when there is none. */
  async published(path: string): Promise<JsonObject | null> {
    const [, keyType, purpose] = /^\/status\/([^/]+)\/(\w{1,40})(?:\/[2-8])?$/.exec(path) ?? []
    const issuer = this.#issuers.find(each => each.keyType === keyType)
    if (!issuer || purpose === undefined) return null
    const list = this.#lists.get(path)
    const now = this.#ports.clock.now()
    const credential = statusListCredential({
      id: `${this.#origin()}${path}`,
      issuer: issuer.did,
      purpose,
      bits: list ? bitsOf(list) : listWith([]),
      validFrom: `${now.toISOString().slice(0, 19)}Z`,
    })
    return await signDataIntegrity(credential, issuer.signer, this.#ports, now)
  }
}

/** A status to set: on or off, or for entries of several bits a number, also in hexadecimal as in `statusMessage`. */
function numberOf(status: unknown, size: number): number {
  if (typeof status === 'boolean') return status ? 1 : 0
  const hex = typeof status === 'string' ? /^0x([\da-f]{1,2})$/i.exec(status)?.[1] : undefined
  const value = hex === undefined ? status : Number.parseInt(hex, 16)
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** size) return value
  throw malformedValue(`The status is true, false, or a number that ${size} bits hold.`)
}

/** The bits of a list: of each entry the most significant first, at index times size. */
function bitsOf({ values, size }: List): Uint8Array {
  const set = [...values].flatMap(([index, value]) =>
    Array.from({ length: size }, (_, at) => at)
      .filter(at => (value >> (size - 1 - at)) & 1)
      .map(at => index * size + at),
  )
  return listWith(set, minimumListBits * size)
}
