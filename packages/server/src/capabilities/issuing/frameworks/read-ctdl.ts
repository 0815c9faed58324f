import { isRecord, isWebAddress, listOf, type ReadFramework, type ReadItem, said, textOf } from './wire.ts'

/** A CTDL-ASN competency framework in JSON-LD, with or without `@graph`. Null when it is something else. */
export function readCtdl(read: unknown): ReadFramework | null {
  const nodes = Array.isArray(read)
    ? read.filter(isRecord)
    : isRecord(read)
      ? '@graph' in read
        ? listOf(read['@graph'])
        : [read]
      : []
  const framework = nodes.find(node => isOf(node, 'ceasn:CompetencyFramework'))
  const items = nodes.filter(node => isOf(node, 'ceasn:Competency')).flatMap(itemOf)
  if (!framework && items.length === 0) return null
  return {
    kind: 'ctdl',
    key: textOf(framework?.['ceterms:ctid']) ?? textOf(framework?.['@id']) ?? 'ctdl',
    name: said(framework?.['ceasn:name']) ?? 'CTDL',
    items,
  }
}

function itemOf(node: Record<string, unknown>): ReadItem[] {
  const uri = textOf(node['@id'])
  const text = said(node['ceasn:competencyText'])
  const name = said(node['ceasn:competencyLabel']) ?? text
  if (uri === null || name === null || !isWebAddress(uri)) return []
  return [
    {
      uri,
      name,
      code: textOf(node['ceterms:ctid']) ?? said(node['ceasn:codedNotation']),
      description: text === name ? said(node['ceasn:comment']) : text,
    },
  ]
}

const isOf = (node: Record<string, unknown>, type: string) => [node['@type']].flat().includes(type)
