import { open, readFile } from 'node:fs/promises'
import { Problem } from '../../../platform/problem.ts'
import { readZip, type ZipTrouble, ZipUnreadable } from '../../../platform/read-zip.ts'

/** One thing that was brought: bytes, an address, or why it is not looked at. */
export type Brought = { name: string } & ({ bytes: Uint8Array } | { url: string } | { trouble: string })

export const mostLines = 5_000
const mostBytesEach = 5_000_000
const mostBytesOut = 200_000_000
const mostText = 20_000_000

/**
 * Take apart what was sent, by what it is and not by what it says it is. Throws `archive-unreadable`, `too-large`
 * and `import-empty`.
 */
export async function* splitInput(path: string, mediaType: string, name: string): AsyncGenerator<Brought> {
  const head = await beginning(path)
  if (head.length === 0) throw new Problem('import-empty')
  if (isZip(head)) return yield* fromZip(path)
  const bytes = await readFile(path)
  if (bytes.length > mostText) throw new Problem('too-large', { detail: 'Lists may have up to 20 MB.' })
  if (head[0] === 0x89 || !/json$|ndjson$|^text\/plain$|octet-stream$/.test(mediaType))
    return yield whole(name, bytes)
  yield* fromText(name, bytes, mediaType)
}

async function* fromZip(path: string): AsyncGenerator<Brought> {
  const limits = { entries: mostLines, entryBytes: mostBytesEach, totalBytes: mostBytesOut }
  try {
    for await (const entry of readZip(path, limits)) {
      if (isLitter(entry.name)) continue
      const name = shownName(entry.name)
      if (leadsOut(entry.name))
        yield { name, trouble: 'Its name leads out of the archive, as no honest one does.' }
      else if ('trouble' in entry) yield { name, trouble: why[entry.trouble] }
      else if (isZip(entry.bytes))
        yield { name, trouble: 'This is an archive within the archive. Unpack it and bring it by itself.' }
      else yield whole(name, entry.bytes)
    }
  } catch (cause) {
    if (!(cause instanceof ZipUnreadable)) throw cause
    throw new Problem('archive-unreadable', { detail: cause.message, cause })
  }
}

const why: Record<ZipTrouble, string> = {
  'too-large': 'This file is larger than the 5 MB that a badge may have.',
  'no-room': 'The archive unpacks to more than 200 MB. Bring the rest by itself.',
  damaged: 'This file is damaged within the archive. Download the archive again.',
  locked: 'This file is locked with a password. Unpack it and bring it by itself.',
  method: 'This file is packed in a way that is not read here. Unpack it and bring it by itself.',
}

function* fromText(name: string, bytes: Uint8Array, mediaType: string): Generator<Brought> {
  const text = new TextDecoder().decode(bytes)
  const list = mediaType === 'application/json' ? listIn(text) : null
  if (list) {
    for (const url of list.urls) yield fromUrl(url)
    for (const each of list.texts) yield* fromPasted(each)
    return
  }
  const plain = mediaType === 'text/plain' || mediaType === 'application/x-ndjson'
  if (plain) yield* fromPasted(text, bytes)
  else yield whole(name, bytes)
}

/** One badge, or one badge or address a line. */
function* fromPasted(text: string, bytes: Uint8Array = Buffer.from(text)): Generator<Brought> {
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== '')
  if (lines.length < 2 || !lines.every(standsAlone)) {
    const [only = ''] = lines
    if (lines.length === 1 && isUrl(only)) yield fromUrl(only)
    else yield whole(beginning80(text), bytes)
    return
  }
  for (const line of lines)
    if (isUrl(line)) yield fromUrl(line)
    else yield whole(beginning80(line), Buffer.from(line))
}

const isUrl = (line: string) => /^\s*https?:\/\/\S+\s*$/i.test(line)
const standsAlone = (line: string) =>
  isUrl(line) || /^\s*\{.*\}\s*$/.test(line) || /^\s*eyJ[\w.~-]+\s*$/.test(line)

function fromUrl(text: string): Brought {
  const url = text.trim()
  const fits = url.length <= 4_096 && URL.canParse(url) && /^https?:/i.test(url)
  return fits
    ? { name: shownName(url), url }
    : { name: shownName(url), trouble: 'That is not an http or https address.' }
}

function whole(name: string, bytes: Uint8Array): Brought {
  if (bytes.length > mostBytesEach) return { name, trouble: why['too-large'] }
  return { name, bytes }
}

/** `{ "urls": […], "texts": […] }` and nothing else; null for a badge. */
function listIn(text: string): { urls: string[]; texts: string[] } | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const names = Object.keys(value)
  if (names.length === 0 || !names.every(each => ['url', 'urls', 'texts'].includes(each))) return null
  const texts = (list: unknown) => (Array.isArray(list) ? list.filter(each => typeof each === 'string') : [])
  const { url, urls, texts: pasted } = value as { url?: unknown; urls?: unknown; texts?: unknown }
  return { urls: [...texts([url]), ...texts(urls)], texts: texts(pasted) }
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 9) < 9

/** What systems put beside files, and nobody means to bring. */
const isLitter = (name: string) =>
  /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i.test(name)

const leadsOut = (name: string) => /(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[A-Za-z]:|\p{Cc}/u.test(name)

/** A name as one line without what could dress it up as another. */
const shownName = (name: string) => name.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '').slice(0, 300)
const beginning80 = (text: string) => shownName(text.trim().slice(0, 80))

async function beginning(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
