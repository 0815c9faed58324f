import { type Fetcher, type VerifyOptions, verify } from 'openbadges'
import { browserCanonize, browserCrypto } from 'openbadges/browser'
import { BadgeError, type BadgeErrorCode } from 'openbadges/read'

/** What stands in for bytes on the way between this page and the process that opened it. */
type Sent = { text: string } | { base64: string }
export type SentAnswer =
  | { status: number; contentType: string | null; url: string; base64: string }
  | { code: BadgeErrorCode; message: string }
type Question = { input: Sent; now: string; options: VerifyOptions }

declare global {
  var askDocument: (url: string, accept: string) => Promise<SentAnswer>
  /** Takes a `Question` and gives a `Report`, both as JSON: only that survives the way. */
  var judgeHere: (question: string) => Promise<string>
}

globalThis.judgeHere = async asked => {
  const { input, now, options }: Question = JSON.parse(asked)
  const report = await verify(
    'text' in input ? input.text : bytesOf(input.base64),
    { fetcher, clock: { now: () => new Date(now) }, crypto: browserCrypto, canonize: browserCanonize },
    options,
  )
  return JSON.stringify(report)
}

const fetcher: Fetcher = async (url, { accept }) => {
  const answer = await askDocument(url, accept)
  if ('code' in answer) throw new BadgeError(answer.code, answer.message)
  const { base64, ...rest } = answer
  return { ...rest, body: bytesOf(base64) }
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
}
