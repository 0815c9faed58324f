import { Type } from 'typebox'
import type { ExportPart } from '../../platform/export-part.ts'

/** Grows when what was written before would be read differently. */
export const formatVersion = 1

const text = Type.String()
const sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })
const count = Type.Integer({ minimum: 0 })

/** `manifest.json`, the last file of the archive. */
export const Manifest = Type.Object(
  {
    format: Type.Literal('rucksack-export'),
    version: Type.Literal(formatVersion),
    host: Type.String({ description: 'Public address of the host it came from' }),
    software: text,
    madeAt: Type.String({ format: 'date-time' }),
    parts: Type.Array(Type.Object({ name: text, file: text, count, sha256 })),
    files: Type.Array(Type.Object({ path: text, bytes: count, sha256 }), {
      description: 'Every other file, in the order of the archive',
    }),
    missing: Type.Array(text, { description: 'Files that the host could not read' }),
  },
  { additionalProperties: false },
)

/** The published JSON Schema: the manifest, and a row of each part. */
export function formatSchema(parts: Pick<ExportPart, 'name' | 'schema'>[]) {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Export of a Rucksack host',
    $defs: { manifest: Manifest, ...Object.fromEntries(parts.map(part => [part.name, part.schema])) },
  }
}
