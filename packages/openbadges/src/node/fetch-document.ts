import { BadgeError } from '../errors.ts'
import type { Fetcher } from '../ports.ts'

const patienceMs = 10_000
const largest = 5_000_000

/**
 * Fetch a document over http or https: ten seconds, five megabytes. It asks any address, also one of the own network:
 * right for a person's machine, not for a server that judges what strangers send.
 */
export const fetchDocument: Fetcher = async (url, { accept, maxBytes = largest }) => {
  if (!/^https?:\/\//i.test(url))
    throw new BadgeError('refused', 'Only http and https addresses are fetched.')
  try {
    const answer = await fetch(url, { headers: { accept }, signal: AbortSignal.timeout(patienceMs) })
    return {
      status: answer.status,
      contentType: answer.headers.get('content-type'),
      body: await readAtMost(answer, maxBytes),
      url: answer.url || url,
    }
  } catch (cause) {
    if (cause instanceof BadgeError) throw cause
    throw new BadgeError('unreachable', `${new URL(url).host} could not be reached.`, { cause })
  }
}

async function readAtMost(answer: Response, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body ?? []) {
    size += chunk.length
    if (size > maxBytes) throw new BadgeError('refused', `The document is larger than ${maxBytes} bytes.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
