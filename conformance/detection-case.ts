import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseJson, read } from 'openbadges/read'
import { type Case, isRecord, type Source, text } from './corpus.ts'
import type { Observed } from './outcomes.ts'

/** The pair of an assertion and the version it is to be taken for, or null where the file is none. */
export function runDetectionCase(source: Source, each: Case): Observed | null {
  if (!each.file.endsWith('.json')) return null
  const pair = parsed(readFileSync(join(source.folder, each.file), 'utf8'))
  const { parse, assertion } = pair ?? {}
  if (!isRecord(parse) || !isRecord(assertion) || text(parse['version']) === null) return null
  const outcome = read(JSON.stringify(assertion))
  const found = outcome.kind === 'badge' ? outcome.reading.version : outcome.kind
  const wanted = text(parse['version']) ?? ''
  return wanted.startsWith(found)
    ? { outcome: 'valid', detail: '' }
    : { outcome: 'invalid', detail: `wanted version ${wanted}, found ${found}` }
}

function parsed(content: string) {
  try {
    const value = parseJson(content)
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}
