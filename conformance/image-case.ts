import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unbake } from 'openbadges'
import { BadgeError, parseJson, read } from 'openbadges/read'
import { type Case, type Source, text } from './corpus.ts'
import type { Observed } from './outcomes.ts'

/** Take out what is baked into a picture, and compare its form with what the case says is in there. */
export function runImageCase(source: Source, each: Case): Observed {
  const bytes = new Uint8Array(readFileSync(join(source.folder, each.file)))
  try {
    const [first] = unbake(bytes)
    if (!first) return { outcome: 'invalid', detail: 'nothing baked' }
    const content = text(each.expected['content'])
    return content === null || fits(content, first.text)
      ? { outcome: 'valid', detail: '' }
      : { outcome: 'invalid', detail: `wanted ${content}, found ${first.text.slice(0, 80)}` }
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause
    return { outcome: 'invalid', detail: cause.message }
  }
}

/** The sources describe what is inside in words: an address (perhaps which), or JSON. */
function fits(content: string, found: string): boolean {
  const [, address] = /\burl\s+(https?:\S+)/i.exec(content) ?? []
  if (address !== undefined) return found === address
  if (/url/i.test(content)) return URL.canParse(found)
  if (/jws|jwt/i.test(content)) return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(found)
  parseJson(found)
  return true
}

/** A file that only has to be refused, or only to be read. */
export function runReadCase(source: Source, each: Case): Observed {
  const outcome = read(new Uint8Array(readFileSync(join(source.folder, each.file))))
  return outcome.kind === 'failed'
    ? { outcome: 'invalid', detail: outcome.detail }
    : { outcome: 'valid', detail: '' }
}
