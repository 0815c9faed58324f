import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonObject } from 'openbadges/read'
import { type Judge, judgeHere } from './judge.ts'

/** What a source says should come of a case; its words are mapped in `outcomes.ts`. */
export type Expected = JsonObject & { outcome: string }

export type Case = {
  id: string
  /** Name of the file inside the folder. */
  file: string
  kind: string
  specVersion: string
  expected: Expected
  disputed: boolean
  /** File of the public key that belongs to the case, where the case is not a badge of an issuer. */
  publicKey: string | null
  /** The time it is judged at; null for the present. */
  now: Date | null
}

export type Source = {
  folder: string
  name: string
  cases: Case[]
  /** URL → file inside the folder, for documents that all cases share. */
  documents: Map<string, string>
  /** The other folders of this run: they speak of the same web. */
  others: Source[]
  judge: Judge
}

/** Read one folder: its `manifest.json` and, where it has one, its `http-map.json`. */
export function readSource(folder: string): Source {
  const manifest = readJson(join(folder, 'manifest.json'))
  const mapFile = join(folder, 'http-map.json')
  const map = existsSync(mapFile) ? readJson(mapFile) : {}
  const cases = Array.isArray(manifest['cases']) ? manifest['cases'] : []
  return {
    folder,
    name: text(manifest['source']) ?? folder,
    cases: cases.filter(isRecord).map(each => caseOf({ now: manifest['now'], ...each })),
    others: [],
    judge: judgeHere,
    documents: new Map(
      Object.entries(map).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
  }
}

function caseOf(entry: JsonObject): Case {
  const expected = isRecord(entry['expected']) ? entry['expected'] : {}
  return {
    id: text(entry['id']) ?? '',
    file: text(entry['file']) ?? '',
    kind: text(entry['kind']) ?? 'json',
    specVersion: text(entry['specVersion']) ?? '',
    expected: { ...expected, outcome: text(expected['outcome']) ?? 'unknown' },
    disputed: entry['disputed'] === true,
    publicKey: text(entry['publicKey']),
    now: text(entry['now']) === null ? null : new Date(String(entry['now'])),
  }
}

/** Parse a file of a corpus, which is trusted to be what its manifest says. */
export function readJson(file: string): JsonObject {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return isRecord(value) ? value : {}
}

export function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
