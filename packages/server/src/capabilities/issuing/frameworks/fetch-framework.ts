import type { Issuing } from '../issuing.ts'
import { packageOf } from './read-case.ts'
import { readFramework } from './read-framework.ts'
import { type ReadFramework, refused } from './wire.ts'

const limits = { accept: 'application/json', maxBytes: 60_000_000, timeoutMs: 60_000 }

/** Fetch a framework from its publisher; the address of a CASE document leads on to its package. */
export async function fetchFramework(
  { fetchDocument }: Pick<Issuing, 'fetchDocument'>,
  url: string,
): Promise<ReadFramework> {
  const first = await fetchOk(fetchDocument, url)
  const whole = packageOf(parsed(first))
  return await readFramework(whole === null ? first : await fetchOk(fetchDocument, whole), undefined)
}

async function fetchOk(fetch: Issuing['fetchDocument'], url: string): Promise<Uint8Array> {
  const answer = await fetch(url, limits)
  if (answer.status !== 200) throw refused(`${new URL(url).host} answered with ${answer.status}.`)
  return answer.body
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return null
  }
}
