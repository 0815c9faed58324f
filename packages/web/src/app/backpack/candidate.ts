import { type Badge, read, toBadge } from 'openbadges/read'
import { actKey } from '../data/act-key.ts'

const limit = 5_000_000

/** Something a learner wants to add, as far as this browser could read it; nothing has been sent. */
export type Candidate = {
  /** Names it on the page, and is the Idempotency-Key when it is sent. */
  key: string
  source: string
  seen:
    | { kind: 'badge'; badge: Badge; picture: string | null; version: string }
    | { kind: 'url'; url: string }
    | { kind: 'refused'; reason: string; detail: string }
  send: { bytes: Uint8Array | string; mediaType: string } | { url: string } | null
}

/** Read a file of any kind. */
export async function candidateFromFile(file: File): Promise<Candidate> {
  if (file.size > limit) return refused(file.name, 'json-too-large', '')
  return candidate(file.name, new Uint8Array(await file.arrayBuffer()))
}

/** Read pasted text: a badge as JSON or signed text, or the address of one. */
export function candidateFromText(text: string): Candidate {
  const source = text.trim().slice(0, 80)
  return text.length > limit ? refused(source, 'json-too-large', '') : candidate(source, text)
}

function candidate(source: string, input: Uint8Array | string): Candidate {
  const key = actKey()
  const outcome = read(input)
  if (outcome.kind === 'failed') return refused(source, outcome.code, outcome.detail)
  if (outcome.kind === 'url') {
    const send =
      outcome.image === null ? { url: outcome.url } : { bytes: input, mediaType: outcome.image.mediaType }
    return { key, source, seen: { kind: 'url', url: outcome.url }, send }
  }
  const { reading } = outcome
  const badge = toBadge(reading)
  const mediaType =
    reading.image?.mediaType ?? (looksLikeJson(reading.text) ? 'application/json' : 'text/plain')
  return {
    key,
    source,
    seen: { kind: 'badge', badge, picture: pictureOf(reading.image, badge), version: reading.version },
    send: { bytes: input, mediaType },
  }
}

function refused(source: string, reason: string, detail: string): Candidate {
  return { key: actKey(), source, seen: { kind: 'refused', reason, detail }, send: null }
}

function looksLikeJson(text: string): boolean {
  return /^\s*[[{]/.test(text)
}

type Baked = { mediaType: string; bytes: Uint8Array } | null

/** Only pictures that came along are shown: asking another server for one would tell it that somebody looks. */
function pictureOf(image: Baked, badge: Badge): string | null {
  if (image !== null)
    return URL.createObjectURL(new Blob([Uint8Array.from(image.bytes)], { type: image.mediaType }))
  return badge.image?.startsWith('data:image/') ? badge.image : null
}
