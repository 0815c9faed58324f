import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { judgeDataModel, judgeProof } from 'openbadges'
import { BadgeError, type JsonObject, parseJson } from 'openbadges/read'
import { type Case, isRecord, type Source } from './corpus.ts'
import { documentsOf } from './documents.ts'
import type { Observed } from './outcomes.ts'
import { portsOver } from './ports.ts'

/** Judge an unsigned document by the data model, as an issuer does before signing, who also puts in its own name. */
export async function runModelCase(source: Source, each: Case): Promise<Observed> {
  const document = documentOf(source, each)
  if (!document) return { outcome: 'invalid', detail: 'no document' }
  const finding = await judgeDataModel(named(document), portsOf(source))
  return finding.outcome === 'passed'
    ? { outcome: 'valid', detail: '' }
    : { outcome: finding.outcome === 'failed' ? 'invalid' : 'unknown', detail: finding.detail }
}

/** Judge a test vector: its proofs if it carries any, else the document that is to be signed. */
export async function runVectorCase(source: Source, each: Case): Promise<Observed> {
  const document = documentOf(source, each)
  if (document && isProof(document)) return await judgeProofAlone(source, each, document)
  if (document?.['proof'] === undefined) return await runModelCase(source, each)
  return observed(await judgeProof(document, portsOf(source)))
}

/** A proof that stands in a file of its own belongs to the document beside it. */
async function judgeProofAlone(source: Source, each: Case, proof: JsonObject): Promise<Observed> {
  const beside = source.cases.filter(
    other => other.file.replace(/[^/]*$/, '') === each.file.replace(/[^/]*$/, '') && other !== each,
  )
  let last: Observed = { outcome: 'unknown', detail: 'no document beside it carries this proof' }
  for (const other of beside) {
    const document = other.file.endsWith('.json') ? documentOf(source, other) : null
    const proofs = [document?.['proof'] ?? []].flat()
    if (!document || !proofs.some(one => JSON.stringify(one) === JSON.stringify(proof))) continue
    last = observed(await judgeProof(document, portsOf(source)))
    // Unfinished documents on the way to a chain carry its proofs too.
    if (last.outcome === 'valid') break
  }
  return last
}

const observed = (finding: Awaited<ReturnType<typeof judgeProof>>): Observed =>
  finding.outcome === 'passed'
    ? { outcome: 'valid', detail: '' }
    : { outcome: finding.outcome === 'failed' ? 'invalid' : 'unknown', detail: finding.detail }

const portsOf = (source: Source) => portsOver(documentsOf(source, {}).fetcher)
const isProof = (document: JsonObject) =>
  document['@context'] === undefined && document['proofPurpose'] !== undefined

function documentOf(source: Source, each: Case): JsonObject | null {
  try {
    const value = parseJson(readFileSync(join(source.folder, each.file), 'utf8'))
    return isRecord(value) ? value : null
  } catch (cause) {
    if (cause instanceof BadgeError) return null
    throw cause
  }
}

function named(document: JsonObject): JsonObject {
  const types = [document['type'] ?? []].flat()
  return document['issuer'] === undefined && !types.includes('VerifiablePresentation')
    ? { ...document, issuer: 'https://issuer.example/' }
    : document
}
