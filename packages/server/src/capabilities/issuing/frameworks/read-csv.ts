import { parse } from 'csv-parse'
import { isWebAddress, type ReadFramework, type ReadItem, refused } from './wire.ts'

type Row = Record<string, string | undefined>

/**
 * A framework as CSV: the skills of ESCO as its portal offers them, or CTDL-ASN competencies as the Registry exports
 * them. Which one it is stands in the names of its columns.
 */
export async function readCsv(text: string, name: string | null): Promise<ReadFramework> {
  const items: ReadItem[] = []
  let kind: 'esco' | 'ctdl' | null = null
  let framework: string | null = null
  const rows = parse(text, {
    bom: true,
    columns: true,
    delimiter: [',', ';', '\t'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: 200_000,
  })
  try {
    // csv-parse types its rows as unknown; with `columns` each is an object of texts.
    for await (const row of rows as AsyncIterable<Row>) {
      kind ??= kindOf(row)
      framework ??= row['ceasn:isPartOf'] ?? null
      const item = kind === 'esco' ? escoItem(row) : ctdlItem(row)
      if (item && isWebAddress(item.uri)) items.push(item)
    }
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'Problem') throw cause
    throw refused(`It cannot be read as CSV: ${cause instanceof Error ? cause.message : 'it is broken'}`)
  }
  return {
    kind: kind ?? 'esco',
    key: kind === 'ctdl' ? (framework ?? name ?? 'ctdl') : (name ?? 'esco'),
    name: name ?? (kind === 'ctdl' ? 'CTDL' : 'ESCO'),
    items,
  }
}

function kindOf(row: Row): 'esco' | 'ctdl' {
  if ('conceptUri' in row && 'preferredLabel' in row) return 'esco'
  if ('ceasn:competencyText' in row) return 'ctdl'
  throw refused(
    'Its columns are neither those of ESCO (conceptUri, preferredLabel) nor of CTDL-ASN (@id, ceasn:competencyText).',
  )
}

function escoItem(row: Row): ReadItem | null {
  const { conceptUri, preferredLabel } = row
  if (!conceptUri || !preferredLabel) return null
  return {
    uri: conceptUri,
    name: preferredLabel,
    code: row['code'] ?? null,
    description: row['description'] || row['definition'] || null,
  }
}

function ctdlItem(row: Row): ReadItem | null {
  const uri = row['@id']
  const text = row['ceasn:competencyText']
  if (!uri || !text) return null
  const label = row['ceasn:competencyLabel']
  return {
    uri,
    name: label || text,
    code: row['ceterms:ctid'] || row['ceasn:codedNotation'] || null,
    description: label ? text : row['ceasn:comment'] || null,
  }
}
