import type { Ports } from 'openbadges'
import type { JsonObject } from 'openbadges/read'
import { listWith, minimumListBits, signDataIntegrity, statusListCredential } from 'openbadges/sign'
import { malformedValue } from './bad-request.ts'
import { isRecord, type StatusWish } from './issue-options.ts'
import type { TestIssuer } from './test-issuers.ts'

type List = { issuer: TestIssuer; purpose: string; next: number; set: Set<number> }

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
  entry(issuer: TestIssuer, credentialId: string, { purpose, messages }: StatusWish): JsonObject {
    const path = `/status/${issuer.keyType}/${purpose}`
    const list = this.#lists.get(path) ?? { issuer, purpose, next: 0, set: new Set<number>() }
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
      ...(messages.length === 0 ? {} : { statusMessage: messages }),
    }
  }

  /** Change the status of a credential that was issued here (VC-API, "Update Status"). */
  change(body: JsonObject): void {
    const wish = isRecord(body['credentialStatus']) ? body['credentialStatus'] : {}
    const purpose = wish['statusPurpose'] ?? 'revocation'
    const place = this.#places.get(`${String(body['credentialId'])} ${String(purpose)}`)
    if (!place) throw malformedValue('No credential with this id and purpose was issued here.')
    if ((body['status'] ?? true) === true) place.list.set.add(place.index)
    else place.list.set.delete(place.index)
  }

  /** The list at a path, signed now; null when there is none. */
  async published(path: string): Promise<JsonObject | null> {
    const [, keyType, purpose] = /^\/status\/([^/]+)\/(\w{1,40})$/.exec(path) ?? []
    const issuer = this.#issuers.find(each => each.keyType === keyType)
    if (!issuer || purpose === undefined) return null
    const list = this.#lists.get(path)
    const now = this.#ports.clock.now()
    const credential = statusListCredential({
      id: `${this.#origin()}${path}`,
      issuer: issuer.did,
      purpose,
      bits: listWith([...(list?.set ?? [])]),
      validFrom: `${now.toISOString().slice(0, 19)}Z`,
    })
    return await signDataIntegrity(credential, issuer.signer, this.#ports, now)
  }
}
