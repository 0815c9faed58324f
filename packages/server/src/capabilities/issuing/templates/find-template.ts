import type { templates as contract } from '@rucksack/contract'
import type { Caller } from '../../../platform/http/caller.ts'
import { isUuid } from '../../../platform/ids.ts'
import { Problem } from '../../../platform/problem.ts'
import { namesAbove, type OrganisationRow, requireRole } from '../../organisations/index.ts'
import type { Issuing } from '../issuing.ts'
import { ownTemplates, type TemplateRow, templateUrl } from './tables.ts'

/** One template, or null. */
export async function findTemplate({ db }: Pick<Issuing, 'db'>, id: string): Promise<TemplateRow | null> {
  if (!isUuid(id)) return null
  const row = await ownTemplates(db)
    .selectFrom('issuing_templates')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** A template the caller may act on. To strangers it does not exist. */
export async function requireTemplate(
  issuing: Issuing,
  caller: Caller,
  id: string,
): Promise<{ template: TemplateRow; organisation: OrganisationRow }> {
  if (caller.person === null) throw new Problem('not-signed-in')
  const template = await findTemplate(issuing, id)
  if (!template) throw new Problem('template-not-found')
  const { organisation } = await requireRole(
    issuing.organisations,
    caller,
    template.organisation_id,
    'editor',
  ).catch((cause: unknown) => {
    throw cause instanceof Problem && cause.code === 'organisation-not-found'
      ? new Problem('template-not-found')
      : cause
  })
  return { template, organisation }
}

/** A template with the organisation that begins from it: its own, or one below it. */
export async function requireUsable(
  issuing: Issuing,
  caller: Caller,
  id: string,
  into: string | undefined,
): Promise<{ template: TemplateRow; organisation: OrganisationRow }> {
  if (into === undefined) return await requireTemplate(issuing, caller, id)
  if (caller.person === null) throw new Problem('not-signed-in')
  const template = await findTemplate(issuing, id)
  if (!template) throw new Problem('template-not-found')
  const { organisation } = await requireRole(issuing.organisations, caller, into, 'editor')
  if (!organisation.path.includes(template.organisation_id)) throw new Problem('template-not-found')
  return { template, organisation }
}

/** Templates of an organisation and of those above it, newest first. */
export async function listTemplates(
  { db, publicUrl }: Pick<Issuing, 'db' | 'publicUrl'>,
  organisation: OrganisationRow,
): Promise<contract.Template[]> {
  const rows = await ownTemplates(db)
    .selectFrom('issuing_templates')
    .selectAll()
    .where('organisation_id', 'in', organisation.path)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  const from = await namesAbove({ db }, organisation)
  return rows.map(row => shownTemplate(publicUrl, row, from.get(row.organisation_id) ?? null))
}

/** A template as our API shows it. */
export function shownTemplate(
  publicUrl: string,
  row: TemplateRow,
  from: contract.Template['from'] = null,
): contract.Template {
  const url = templateUrl(publicUrl, row.id)
  return {
    id: row.id,
    organisationId: row.organisation_id,
    name: row.name,
    description: row.fields.description,
    image: `${url}/image?v=${row.image_sha.slice(0, 12)}`,
    imageAlt: row.fields.imageAlt ?? null,
    from,
    shared: row.shared,
    url,
    origin: row.origin,
    createdAt: row.created_at.toISOString(),
  }
}
