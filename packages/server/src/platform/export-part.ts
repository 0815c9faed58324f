import type { TSchema } from 'typebox'
import type { Db } from './db.ts'

/** A file of a thing. What cannot be read is named in the manifest and keeps nothing else from leaving. */
export type ExportedFile = { path: string; bytes: () => Promise<Uint8Array> }

/** How a thing looks on the page that shows the archive without a host. */
export type ExportCard = {
  title: string
  lines: string[]
  /** Paths within the archive. */
  picture: string | null
  files: string[]
}

export type ExportedThing = { row: Record<string, unknown>; files?: ExportedFile[]; card?: ExportCard }

/**
 * One kind of thing that a person owns, on its way out. The room that keeps such things writes it, `app.ts` joins
 * them, and the archive holds each as `data/<name>.jsonl` with one row a line.
 */
export type ExportPart = {
  /** Small letters and hyphens; the name in the manifest and of the file. */
  name: string
  /** What a row is: part of the published format. */
  schema: TSchema
  /** One at a time, so that a large backpack needs no more memory than a small one. `db` is a snapshot. */
  things(db: Db, person: string): AsyncIterable<ExportedThing>
}
