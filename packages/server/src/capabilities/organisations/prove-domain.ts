import type { SafeFetch } from '../../platform/safe-fetch.ts'
import type { Secrets } from '../../platform/secrets.ts'

/** Where proofs are looked for: the TXT records of a name, and web addresses. */
export type Proving = {
  resolveTxt: (name: string) => Promise<string[]>
  fetch: SafeFetch
}

export type Seen = 'dns' | 'file' | null

/**
 * Look for a proof that a domain is in the hands of an organisation: a TXT record at `_rucksack.DOMAIN`, or the
 * file `/.well-known/rucksack.txt` there over https. Null when it is at neither place or they cannot be reached.
 * Any of `proofs` will do.
 */
export async function seekProof(proving: Proving, domain: string, proofs: string[]): Promise<Seen> {
  const records = await proving.resolveTxt(recordName(domain)).catch(() => [])
  if (records.some(record => proofs.includes(record.trim()))) return 'dns'
  const file = await proving
    .fetch(fileUrl(domain), { accept: 'text/plain', maxBytes: 10_000, timeoutMs: 5_000, redirects: 0 })
    .catch(() => null)
  if (file?.status !== 200) return null
  const lines = Buffer.from(file.body).toString('utf8').split(/\r?\n/)
  return lines.some(line => proofs.includes(line.trim())) ? 'file' : null
}

/** What the record or file says. It is of this host, organisation and domain alone: copied elsewhere it proves nothing. */
export function proofFor(
  { secrets, publicUrl }: { secrets: Secrets; publicUrl: string },
  organisation: string,
  domain: string,
): string {
  const mac = secrets.index('domain', `${publicUrl} ${organisation} ${domain}`)
  return `rucksack-domain=${mac.subarray(0, 20).toString('base64url')}`
}

export const recordName = (domain: string) => `_rucksack.${domain}`
export const fileUrl = (domain: string) => `https://${domain}/.well-known/rucksack.txt`
