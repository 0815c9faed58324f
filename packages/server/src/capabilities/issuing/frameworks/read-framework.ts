import { Problem } from '../../../platform/problem.ts'
import { readCase } from './read-case.ts'
import { readCsv } from './read-csv.ts'
import { readCtdl } from './read-ctdl.ts'
import { type ReadFramework, type ReadItem, refused } from './wire.ts'

const most = 100_000

/** Read a framework from the bytes of a file, whichever of the formats it is in. Throws `framework-refused`. */
export async function readFramework(bytes: Uint8Array, name: string | undefined): Promise<ReadFramework> {
  const text = decode(bytes)
  const start = text.trimStart()
  const read =
    start.startsWith('{') || start.startsWith('[')
      ? readJson(text)
      : await readCsv(text, name?.trim() || null)
  const items = [...new Map(read.items.map(item => [item.uri, clipped(item)])).values()]
  if (items.length === 0) throw refused('No skill or standard with an address and a name was found in it.')
  if (items.length > most) throw refused(`It has more than ${most} entries.`)
  return { ...read, name: (name?.trim() || read.name).slice(0, 300), items }
}

function readJson(text: string): ReadFramework {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch (cause) {
    throw new Problem('framework-refused', { detail: 'It looks like JSON and is none.', cause })
  }
  const found = readCase(read) ?? readCtdl(read)
  if (!found) throw refused('It is neither a CASE package nor a CTDL-ASN framework.')
  return found
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\0', '')
  } catch (cause) {
    throw new Problem('framework-refused', { detail: 'It is not text in UTF-8.', cause })
  }
}

/** As much as an alignment may say. */
const clipped = (item: ReadItem): ReadItem => ({
  uri: item.uri,
  name: item.name.trim().slice(0, 500),
  code: item.code?.trim().slice(0, 200) || null,
  description: item.description?.trim().slice(0, 2000) || null,
})
