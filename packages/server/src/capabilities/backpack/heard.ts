import { BadgeError, type Fetched, type Fetcher } from 'openbadges'

/** A foreign document as it was when it was fetched. */
export type KeptDocument = {
  url: string
  /** The address that answered in the end. */
  from: string
  status: number
  contentType: string | null
  /** In base64 where it is no text. */
  body: string
  encoding: 'text' | 'base64'
}

export type Heard = {
  fetcher: Fetcher
  /** What came, without what this host says itself. */
  documents: () => KeptDocument[]
  /** A foreign host that gave no answer to a question, or none that helps; null when all did. */
  silent: () => string | null
  /** The first foreign host that was asked. */
  host: () => string | null
}

const mostBytes = 256_000
const mostBytesTogether = 1_000_000

/** Fetch as before, and remember what was asked and what came back. */
export function hear(publicUrl: string, fetcher: Fetcher): Heard {
  const came = new Map<string, Fetched>()
  const silent: string[] = []
  const hosts: string[] = []
  return {
    async fetcher(url, options) {
      const host = foreignHost(publicUrl, url)
      if (host === null) return await fetcher(url, options)
      hosts.push(host)
      try {
        const answer = await fetcher(url, options)
        const helps = (answer.status >= 200 && answer.status < 300) || answer.status === 410
        if (helps) came.set(url, answer)
        else silent.push(host)
        return answer
      } catch (cause) {
        silent.push(host)
        throw cause
      }
    },
    documents() {
      let bytes = 0
      return [...came].flatMap(([url, answer]) => {
        bytes += answer.body.length
        return answer.body.length > mostBytes || bytes > mostBytesTogether ? [] : [keep(url, answer)]
      })
    },
    silent: () => silent[0] ?? null,
    host: () => hosts[0] ?? null,
  }
}

/** Fetches what answers now, and gives what was kept for what does not. */
export function recall(fetcher: Fetcher, documents: KeptDocument[]): Fetcher {
  return async (url, options) => {
    const kept = documents.find(each => each.url === url)
    try {
      const answer = await fetcher(url, options)
      if (!kept || (answer.status >= 200 && answer.status < 300)) return answer
    } catch (cause) {
      if (!kept || !(cause instanceof BadgeError)) throw cause
    }
    const { from, status, contentType, body, encoding } = kept
    return {
      url: from,
      status,
      contentType,
      body: Buffer.from(body, encoding === 'text' ? 'utf8' : 'base64'),
    }
  }
}

function keep(url: string, { body, status, contentType, url: from }: Fetched): KeptDocument {
  const bytes = Buffer.from(body)
  const text = bytes.toString()
  // PostgreSQL keeps no NUL in a text.
  const plain = !text.includes('\u0000') && Buffer.compare(Buffer.from(text), bytes) === 0
  return {
    url,
    from,
    status,
    contentType,
    body: plain ? text : bytes.toString('base64'),
    encoding: plain ? 'text' : 'base64',
  }
}

function foreignHost(publicUrl: string, url: string): string | null {
  const target = URL.canParse(url) ? new URL(url) : null
  return target === null || target.origin === publicUrl ? null : target.host
}
