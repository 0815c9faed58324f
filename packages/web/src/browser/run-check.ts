import { BadgeError } from 'openbadges'
import { browserCrypto, canonizeInWorker } from 'openbadges/browser'
import { type Report, verify } from 'openbadges/verify'

export type CheckSource = { source: string; ticket: string }

/** What is odd is brought into its canonical form beside the page, within a limit of time. */
const canonize = canonizeInWorker(
  () => new Worker(new URL('./canonize-worker.ts', import.meta.url), { type: 'module' }),
)

/** Verify the signed text of this page here, in the visitor's own browser. */
export async function runCheck({ source, ticket }: CheckSource): Promise<Report> {
  const answer = await fetch(source, { headers: { accept: 'application/vc, application/json, text/plain' } })
  if (!answer.ok) throw new Error(`The signed text could not be fetched (${answer.status}).`)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  return await verify(bytes, {
    fetcher: (url, { accept }) => fetchThroughHost(url, accept, ticket),
    clock: { now: () => new Date() },
    crypto: browserCrypto,
    canonize,
  })
}

/** Foreign documents come through the host: issuers rarely allow other pages to fetch from them. */
async function fetchThroughHost(url: string, accept: string, ticket: string) {
  const through = `/api/v1/documents?${new URLSearchParams({ url, ticket })}`
  let answer: Response
  try {
    answer = await fetch(through, { headers: { accept } })
  } catch (cause) {
    throw new BadgeError('unreachable', 'This host did not answer.', { cause })
  }
  if (answer.headers.get('content-type')?.startsWith('application/problem+json')) {
    throw new BadgeError(
      answer.status === 422 ? 'refused' : 'unreachable',
      'This host could not fetch a document that the badge names.',
    )
  }
  return {
    status: answer.status,
    contentType: answer.headers.get('content-type'),
    body: new Uint8Array(await answer.arrayBuffer()),
    url,
  }
}
