import type { frameworks as contract, issuing } from '@rucksack/contract'
import { sql } from 'kysely'
import { namesAbove, type OrganisationRow } from '../../organisations/index.ts'
import type { Issuing } from '../issuing.ts'
import { type FrameworkItemRow, type FrameworkRow, ownFrameworks } from './tables.ts'

/** The frameworks of an organisation and of those above it, by name. */
export async function listFrameworks(
  { db }: Pick<Issuing, 'db'>,
  organisation: OrganisationRow,
): Promise<contract.Framework[]> {
  const rows = await ownFrameworks(db)
    .selectFrom('issuing_frameworks')
    .selectAll()
    .where('organisation_id', 'in', organisation.path)
    .orderBy('name')
    .execute()
  const from = await namesAbove({ db }, organisation)
  return rows.map(row => shownFramework(row, from.get(row.organisation_id) ?? null))
}

export function shownFramework(
  row: FrameworkRow,
  from: contract.Framework['from'] = null,
): contract.Framework {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    source: row.source,
    items: row.items,
    from,
    importedAt: row.imported_at.toISOString(),
  }
}

type Found = Pick<FrameworkItemRow, 'id' | 'uri' | 'name' | 'code' | 'description'> & {
  framework: string
  kind: FrameworkRow['kind']
}

/** Skills and standards of the frameworks of an organisation and of those above it, nearest to the words first. */
export async function searchFrameworks(
  { db }: Pick<Issuing, 'db'>,
  { path }: Pick<OrganisationRow, 'path'>,
  { q = '', framework, limit = 50 }: { q?: string; framework?: string; limit?: number },
): Promise<contract.FrameworkItem[]> {
  const words = q.trim()
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await sql<Found>`
    select i.id, i.uri, i.name, i.code, i.description, f.name as framework, f.kind
    from issuing_framework_items i join issuing_frameworks f on f.id = i.framework_id
    where f.organisation_id = any(${path}::uuid[])
      and (${framework ?? null}::uuid is null or f.id = ${framework ?? null}::uuid)
      and (${words} = '' or i.name ilike ${like} or ${words} <% i.name or lower(i.code) = lower(${words}))
    order by (lower(i.code) = lower(${words})) desc nulls last, word_similarity(${words}, i.name) desc,
      length(i.name), i.name, i.id
    limit ${limit}`.execute(ownFrameworks(db))
  return rows.rows.map(row => ({ id: row.id, framework: row.framework, alignment: alignmentOf(row) }))
}

const targetTypes = { case: 'CFItem', ctdl: 'ceasn:Competency' } as const

function alignmentOf(row: Found): issuing.Alignment {
  return {
    targetName: row.name,
    targetUrl: row.uri,
    targetFramework: row.framework,
    ...(row.kind === 'esco' ? {} : { targetType: targetTypes[row.kind] }),
    ...(row.code === null ? {} : { targetCode: row.code }),
    ...(row.description === null ? {} : { targetDescription: row.description }),
  }
}
