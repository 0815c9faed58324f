import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import type { ExportPage } from '@rucksack/contract/pages'
import { ZipFile } from 'yazl'
import type { Db } from '../../platform/db.ts'
import type { ExportedFile } from '../../platform/export-part.ts'
import { formatVersion } from './format.ts'
import type { Moving } from './moving.ts'

export type Written = { bytes: number; counts: Map<string, number> }

/**
 * Write everything of a person into one ZIP at `folder/<id>.zip`. It gets its name when it is whole; rows and the
 * page wait on disk beside it, so that nothing but one file at a time is in memory.
 */
export async function writeArchive(
  moving: Moving,
  db: Db,
  order: { id: string; person: string; locale: string },
): Promise<Written> {
  await mkdir(moving.folder, { recursive: true, mode: 0o700 })
  const target = join(moving.folder, `${order.id}.zip`)
  const [half, rows, page] = ['half', 'rows', 'page'].map(each => `${target}.${each}`) as [
    string,
    string,
    string,
  ]
  try {
    const counts = await write(moving, db, order, { half, rows, page })
    const file = await open(half, 'r+')
    await file.sync()
    await file.close()
    await rename(half, target)
    return { bytes: (await stat(target)).size, counts }
  } finally {
    for (const path of [half, rows, page]) await rm(path, { force: true })
  }
}

async function write(
  moving: Moving,
  db: Db,
  { person, locale }: { person: string; locale: string },
  paths: { half: string; rows: string; page: string },
): Promise<Map<string, number>> {
  const at = moving.clock.now()
  const zip = zipInto(paths.half, at)
  const shown = moving.page(locale)
  const page = createWriteStream(paths.page, { mode: 0o600 })
  await put(page, shown.begin({ host: moving.publicUrl, at }))
  const manifest = {
    format: 'rucksack-export',
    version: formatVersion,
    host: moving.publicUrl,
    software: `Rucksack ${moving.version}`,
    madeAt: at.toISOString(),
    parts: [] as { name: string; file: string; count: number; sha256: string }[],
    files: [] as { path: string; bytes: number; sha256: string }[],
    missing: [] as string[],
  }
  for (const part of moving.parts) {
    const lines = createWriteStream(paths.rows, { mode: 0o600 })
    let count = 0
    for await (const thing of part.things(db, person)) {
      count += 1
      await put(lines, `${JSON.stringify(thing.row)}\n`)
      if (thing.card) await showCard(page, shown, part.name, count === 1, thing.card)
      for (const file of thing.files ?? []) {
        const bytes = await read(file)
        if (bytes === null) manifest.missing.push(file.path)
        else manifest.files.push({ path: file.path, ...(await zip.add(file.path, Readable.from([bytes]))) })
      }
    }
    await end(lines)
    const file = `data/${part.name}.jsonl`
    const { sha256 } = await zip.add(file, createReadStream(paths.rows))
    manifest.parts.push({ name: part.name, file, count, sha256 })
  }
  await put(page, shown.end())
  await end(page)
  manifest.files.push({
    path: 'index.html',
    ...(await zip.add('index.html', createReadStream(paths.page))),
  })
  await zip.add('manifest.json', Readable.from([Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)]))
  await zip.end()
  return new Map(manifest.parts.map(part => [part.name, part.count]))
}

async function showCard(
  page: WriteStream,
  shown: ExportPage,
  part: string,
  first: boolean,
  card: Parameters<ExportPage['card']>[0],
): Promise<void> {
  if (first) await put(page, shown.section(part))
  await put(page, shown.card(card))
}

/** A ZIP on disk to which one file at a time is added; each is in it when `add` is done. */
function zipInto(path: string, mtime: Date) {
  const zip = new ZipFile()
  const done = pipeline(zip.outputStream, createWriteStream(path, { mode: 0o600 }))
  // It is waited for at the end; until then a full disk is heard of where a file is added.
  done.catch(() => {})
  return {
    async add(name: string, content: Readable): Promise<{ bytes: number; sha256: string }> {
      const hash = createHash('sha256')
      let bytes = 0
      const counted = Readable.from(
        (async function* () {
          for await (const chunk of content) {
            bytes += chunk.length
            hash.update(chunk)
            yield chunk
          }
        })(),
        { objectMode: false },
      )
      zip.addReadStream(counted, name, { mtime, mode: 0o100644 })
      await Promise.race([finished(counted), done.then(() => never)])
      return { bytes, sha256: hash.digest('hex') }
    },
    async end(): Promise<void> {
      zip.end()
      await done
    },
  }
}

const never = new Promise<never>(() => {})

/** A picture or file that cannot be read keeps nothing else from leaving. */
async function read(file: ExportedFile): Promise<Uint8Array | null> {
  try {
    return await file.bytes()
  } catch {
    return null
  }
}

async function put(stream: WriteStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain')
}

async function end(stream: WriteStream): Promise<void> {
  stream.end()
  await finished(stream)
}
