import { templates as contract } from '@rucksack/contract'
import { Check, Errors } from 'typebox/value'
import { Problem } from '../../../platform/problem.ts'
import { type OrganisationRow, profileUrl } from '../../organisations/index.ts'
import type { Issuing } from '../issuing.ts'
import { publicFields } from './fields.ts'
import { type TemplateRow, templateUrl } from './tables.ts'

/** A template as another host reads it. */
export async function templateDocument(
  { publicUrl, files }: Pick<Issuing, 'publicUrl' | 'files'>,
  row: TemplateRow,
  organisation: OrganisationRow,
): Promise<contract.TemplateDocument> {
  const picture = await files.get(row.image_sha)
  return {
    format: 'rucksack-achievement-template-1',
    id: templateUrl(publicUrl, row.id),
    name: row.name,
    // Who handed it on is not who made it.
    creator: row.origin?.creator ?? {
      name: organisation.name,
      url: profileUrl(publicUrl, organisation.slug),
    },
    achievement: publicFields(row.fields) as contract.TemplateDocument['achievement'],
    picture: {
      mediaType: row.image_type === 'image/png' ? 'image/png' : 'image/svg+xml',
      data: picture.toString('base64'),
    },
  }
}

/** Read what another host sent. Throws `template-refused` and says what does not fit. */
export function readTemplateDocument(text: string, from: string): contract.TemplateDocument {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch (cause) {
    throw new Problem('template-refused', { detail: `${new URL(from).host} sent no JSON.`, cause })
  }
  if (Check(contract.TemplateDocument, read)) return read
  const [first] = Errors(contract.TemplateDocument, read)
  throw new Problem('template-refused', {
    detail: `What ${new URL(from).host} sent is no template of ours: ${first ? `${first.instancePath || 'it'} ${first.message}` : 'it does not fit'}.`,
  })
}
