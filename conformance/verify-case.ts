import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { verify } from 'openbadges'
import type { JsonObject } from 'openbadges/read'
import { type Case, isRecord, readJson, type Source, text } from './corpus.ts'
import { documentsOf } from './documents.ts'
import { type Observed, observedOf } from './outcomes.ts'
import { portsOver } from './ports.ts'

/** Verify the input of a case against the documents it carries, and no others. */
export async function runVerifyCase(source: Source, each: Case): Promise<Observed> {
  const file = join(source.folder, each.file)
  const content = caseContent(file)
  const documents = documentsOf(source, content ?? {})
  const input = content ? inputOf(content) : new Uint8Array(readFileSync(file))
  const recipient = content ? identitiesOf(content['recipientProfile']) : []
  const report = await verify(input, portsOver(documents.fetcher), recipient.length > 0 ? { recipient } : {})
  return observedOf(report, documents)
}

/** A case with its own web has `input` and `http`; any other file is the badge itself. */
function caseContent(file: string): JsonObject | null {
  if (!file.endsWith('.json')) return null
  try {
    const content = readJson(file)
    return isRecord(content['input']) && Array.isArray(content['http']) ? content : null
  } catch {
    return null
  }
}

function inputOf(content: JsonObject): string | Uint8Array {
  const input = isRecord(content['input']) ? content['input'] : {}
  const encoded = text(input['base64'])
  return encoded === null ? (text(input['text']) ?? '') : new Uint8Array(Buffer.from(encoded, 'base64'))
}

/** Whatever the profile says of its owner that a badge can be addressed to. */
function identitiesOf(profile: unknown): string[] {
  if (!isRecord(profile)) return []
  return ['email', 'url', 'telephone', 'id'].flatMap(name => {
    const value = profile[name]
    return (Array.isArray(value) ? value : [value]).filter(one => typeof one === 'string')
  })
}
