import { isRecord, isWebAddress, listOf, type ReadFramework, textOf } from './wire.ts'

/** A CFPackage (CASE 1.0 and 1.1, "CFPackage"): a document and its items. Null when it is something else. */
export function readCase(read: unknown): ReadFramework | null {
  if (!isRecord(read) || !isRecord(read['CFDocument'])) return null
  const document = read['CFDocument']
  return {
    kind: 'case',
    key: textOf(document['identifier']) ?? textOf(document['uri']) ?? textOf(document['title']) ?? 'case',
    name: textOf(document['title']) ?? 'CASE',
    items: listOf(read['CFItems']).flatMap(item => {
      const uri = textOf(item['uri'])
      const name = textOf(item['abbreviatedStatement']) ?? textOf(item['fullStatement'])
      if (uri === null || name === null || !isWebAddress(uri)) return []
      const full = textOf(item['fullStatement'])
      return [
        {
          uri,
          name,
          code: textOf(item['humanCodingScheme']),
          description: full === name ? textOf(item['notes']) : full,
        },
      ]
    }),
  }
}

/** Where the whole package is, when only its document was asked for ("CFPackageURI"). */
export function packageOf(read: unknown): string | null {
  if (!isRecord(read) || isRecord(read['CFDocument'])) return null
  return isRecord(read['CFPackageURI']) ? textOf(read['CFPackageURI']['uri']) : null
}
