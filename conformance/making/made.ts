import type { JsonObject } from 'openbadges/read'

/** What an address answers in a fixture: a document, a text, bytes, a status, or a document found after a redirect. */
export type Answer =
  | JsonObject
  | string
  | Uint8Array
  | number
  | { status: number; body: JsonObject }
  | { location: string; body: JsonObject }

export type Web = Record<string, Answer>

/** One fixture before it is written: what is given in, what of the web there is, and what does not pass. */
export type Made = {
  id: string
  specVersion: string
  why: string
  input: string | Uint8Array
  web: Web
  profile?: JsonObject
  accept?: 'badges'
  verdict: 'valid' | 'invalid' | 'unknown'
  /** `check outcome reason` of everything that does not pass, in order. */
  findings: string[]
}

/** The time at which fixtures are judged. */
export const now = '2026-06-01T00:00:00Z'

/** The content of the file of a fixture, in the form of the cases that carry their own web. */
export function contentOf({ input, web, profile, accept }: Made): JsonObject {
  return {
    input: bodyOf(input),
    http: Object.entries(web).map(([url, answer]) => ({ url, ...answerOf(answer) })),
    ...(profile ? { recipientProfile: profile } : {}),
    ...(accept ? { accept } : {}),
  }
}

function bodyOf(body: string | Uint8Array): JsonObject {
  return typeof body === 'string' ? { text: body } : { base64: Buffer.from(body).toString('base64') }
}

function answerOf(answer: Answer): JsonObject {
  if (typeof answer === 'number') return { status: answer, text: '' }
  if (typeof answer === 'string' || answer instanceof Uint8Array) return { status: 200, ...bodyOf(answer) }
  if ('body' in answer && typeof answer['body'] === 'object') {
    const { body, ...rest } = answer
    return { status: 200, ...(rest as JsonObject), text: JSON.stringify(body) }
  }
  return { status: 200, text: JSON.stringify(answer) }
}
