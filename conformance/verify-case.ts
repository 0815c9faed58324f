import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Report, type VerifyOptions, verdictOf } from 'openbadges'
import type { JsonObject } from 'openbadges/read'
import { type Case, isRecord, readJson, type Source, text } from './corpus.ts'
import { documentsOf } from './documents.ts'
import { type Observed, observedOf } from './outcomes.ts'

/** Verify the input of a case against the documents it carries, and no others. */
export async function runVerifyCase(source: Source, each: Case): Promise<Observed> {
  const file = join(source.folder, each.file)
  const content = caseContent(file)
  const key = each.publicKey === null ? null : readJson(join(source.folder, each.publicKey))
  const documents = documentsOf(source, content ?? {}, key)
  const input = content ? inputOf(content) : filled(new Uint8Array(readFileSync(file)), each)
  const profile = content ? profileOf(content['recipientProfile']) : null
  const report = await source.judge(
    input,
    { fetcher: documents.fetcher, now: each.now ?? new Date() },
    {
      accept: content?.['accept'] === 'badges' ? 'badges' : 'credentials',
      ...(key ? { keys: [key] } : {}),
      ...(profile ? { profile } : {}),
    },
  )
  return observedOf(isEnvelopeOnly(each) ? ownFindings(report) : report, documents, each)
}

/** What secures a presentation says nothing of the credentials in it, which are secured by themselves. */
const isEnvelopeOnly = ({ specVersion }: Case) => specVersion.startsWith('vc-jose-cose')

function ownFindings(report: Report): Report {
  const findings = report.findings.filter(({ check }) => check !== 'inside')
  return { ...report, findings, verdict: verdictOf(findings) }
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

/** What the profile of a case says of its owner that a badge can be addressed to. */
function profileOf(profile: unknown): VerifyOptions['profile'] | null {
  if (!isRecord(profile)) return null
  const known = (name: string) => [profile[name]].flat().filter(each => typeof each === 'string')
  return { email: known('email'), url: known('url'), telephone: known('telephone'), id: known('id') }
}

/** A template stands for the badge that comes of it: its placeholders are addresses. */
function filled(bytes: Uint8Array, { expected }: Case): Uint8Array {
  if (expected.outcome !== 'valid-after-filling-placeholders') return bytes
  const template = new TextDecoder().decode(bytes)
  return new TextEncoder().encode(template.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, 'https://example.org/$1'))
}
