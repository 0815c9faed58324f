import type { Db } from '../../../platform/db.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { AchievementRow, Issuing } from '../issuing.ts'
import { portableFields } from './fields.ts'
import { ownTemplates, type TemplateRow } from './tables.ts'

type Parts = Pick<TemplateRow, 'name' | 'fields' | 'image_sha' | 'image_type' | 'image_generated' | 'origin'>

/** Save an achievement as a template of an organisation. */
export async function templateOf(
  issuing: Issuing,
  organisation: string,
  row: AchievementRow,
  name: string | undefined,
): Promise<TemplateRow> {
  const { origin } = row.details
  return await keepTemplate(issuing, organisation, {
    name: name?.trim() || row.name,
    fields: portableFields(row),
    image_sha: row.image_sha,
    image_type: row.image_type,
    image_generated: row.image_generated,
    origin: origin ? { name: origin.name, url: origin.url, creator: origin.creator } : null,
  })
}

/** Keep a template; nobody else sees it until it is shared. */
export async function keepTemplate(
  issuing: Pick<Issuing, 'db' | 'clock'>,
  organisation: string,
  parts: Parts,
): Promise<TemplateRow> {
  const now = issuing.clock.now()
  const row: TemplateRow = {
    ...parts,
    id: uuidv7(now),
    organisation_id: organisation,
    shared: false,
    created_at: now,
  }
  await ownTemplates(issuing.db)
    .insertInto('issuing_templates')
    .values({
      ...row,
      fields: JSON.stringify(row.fields),
      origin: row.origin === null ? null : JSON.stringify(row.origin),
    })
    .execute()
  return row
}

/** Rename a template, share it or stop sharing it. */
export async function changeTemplate(
  { db }: Pick<Issuing, 'db'>,
  template: TemplateRow,
  change: { name?: string; shared?: boolean },
): Promise<TemplateRow> {
  const changed = {
    name: change.name?.trim() || template.name,
    shared: change.shared ?? template.shared,
  }
  await ownTemplates(db).updateTable('issuing_templates').set(changed).where('id', '=', template.id).execute()
  return { ...template, ...changed }
}

/** Delete a template; its picture may be that of achievements, and stays. */
export async function deleteTemplate({ db }: Pick<Issuing, 'db'>, { id }: TemplateRow): Promise<void> {
  await ownTemplates(db).deleteFrom('issuing_templates').where('id', '=', id).execute()
}

/** The templates of an organisation go on in another. */
export async function moveTemplates(trx: Db, from: string, into: string): Promise<void> {
  await ownTemplates(trx)
    .updateTable('issuing_templates')
    .set({ organisation_id: into })
    .where('organisation_id', '=', from)
    .execute()
}
