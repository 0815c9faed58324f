import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fetched, Fetcher } from 'openbadges'
import { BadgeError, type JsonObject } from 'openbadges/read'
import { isRecord, type Source, text } from './corpus.ts'

/** What of the web a case carries; every other address is unreachable. */
export type Documents = {
  fetcher: Fetcher
  /** Whether the case lists all there is, so that what it does not list is meant to be missing. */
  complete: boolean
  /** Addresses that answered with a document. */
  served: Set<string>
}

/** The documents that a case lists itself (`http`), behind those its folder maps from URLs to files. */
export function documentsOf(
  source: Source,
  content: JsonObject,
  publicKey: JsonObject | null = null,
): Documents {
  const listed = Array.isArray(content['http']) ? content['http'].filter(isRecord) : []
  const own = new Map(listed.map(each => [text(each['url']) ?? '', each]))
  const served = new Set<string>()
  return {
    complete: Array.isArray(content['http']) || source.documents.size > 0,
    served,
    async fetcher(url) {
      const answer = Array.isArray(content['http'])
        ? fromCase(own.get(url), url)
        : (fromFolder(source, url) ?? fromOthers(source, url) ?? fromKey(publicKey, url))
      if (!answer) throw new BadgeError('unreachable', `${url} is not among the documents of the case.`)
      if (answer.status < 300) served.add(url)
      return answer
    },
  }
}

function fromCase(listed: JsonObject | undefined, url: string): Fetched | null {
  if (!listed) return null
  const body = text(listed['base64'])
  if (listed['error'] !== undefined && listed['status'] === undefined) return null
  return {
    status: typeof listed['status'] === 'number' ? listed['status'] : 200,
    contentType: text(listed['contentType']),
    body: body === null ? new TextEncoder().encode(text(listed['text']) ?? '') : Buffer.from(body, 'base64'),
    url: text(listed['location']) ?? url,
  }
}

/** The key that belongs to a case is listed by its controller. */
function fromKey(key: JsonObject | null, url: string): Fetched | null {
  const controller = text(key?.['controller'])
  if (!key || controller === null || url !== controller) return null
  const named = [key['id']]
  const document = {
    id: controller,
    verificationMethod: [key],
    assertionMethod: named,
    authentication: named,
  }
  return { status: 200, contentType: null, body: new TextEncoder().encode(JSON.stringify(document)), url }
}

/** Folders speak of one web, but for the names reserved for examples, which mean something else in each. */
function fromOthers(source: Source, url: string): Fetched | null {
  const { hostname } = new URL(url)
  if (/(?:^|\.)example(?:\.(?:com|org|net|edu))?$/.test(hostname)) return null
  return source.others.map(each => fromFolder(each, url)).find(each => each !== null) ?? null
}

function fromFolder(source: Source, url: string): Fetched | null {
  const file = source.documents.get(url)
  if (file === undefined) return null
  return { status: 200, contentType: null, body: readFileSync(join(source.folder, file)), url }
}
