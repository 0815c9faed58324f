import type { templates as contract } from '@rucksack/contract'
import type { ColumnType, Kysely } from 'kysely'
import type { Db, PlatformTables } from '../../../platform/db.ts'
import type { Draft } from '../edit-achievement.ts'

export type TemplateOrigin = NonNullable<contract.Template['origin']>

type Json<T> = ColumnType<T, string, string>

export type TemplateRow = {
  id: string
  organisation_id: string
  name: string
  fields: Draft
  image_sha: string
  image_type: string
  image_generated: boolean
  shared: boolean
  origin: TemplateOrigin | null
  created_at: Date
}

type Tables = {
  issuing_templates: Omit<TemplateRow, 'fields' | 'origin'> & {
    fields: Json<Draft>
    origin: ColumnType<TemplateOrigin | null, string | null, string | null>
  }
}

export const ownTemplates = (db: Db): Kysely<PlatformTables & Tables> => db.withTables<Tables>()

export const templateUrl = (publicUrl: string, id: string) => `${publicUrl}/templates/${id}`
