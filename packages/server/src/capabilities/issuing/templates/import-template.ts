import type { templates as contract } from '@rucksack/contract'
import { takeImage } from '../../../platform/images/take-image.ts'
import { Problem } from '../../../platform/problem.ts'
import { checkedDetails } from '../check-details.ts'
import type { Draft } from '../edit-achievement.ts'
import type { Issuing } from '../issuing.ts'
import { readTemplateDocument } from './document.ts'
import { keepTemplate } from './keep-template.ts'
import type { TemplateOrigin, TemplateRow } from './tables.ts'

const maxBytes = 8_000_000

/**
 * Fetch a template that another host shares, and keep it here. Throws `template-refused`, `image-refused`,
 * `url-refused` or `url-unreachable`.
 */
export async function importTemplate(
  issuing: Issuing,
  organisation: string,
  url: string,
): Promise<TemplateRow> {
  const answer = await issuing.fetchDocument(url, { accept: 'application/json', maxBytes })
  if (answer.status !== 200)
    throw new Problem('template-refused', {
      detail:
        answer.status === 404 || answer.status === 410
          ? 'There is no template at this address, or it is no longer shared.'
          : `${new URL(url).host} answered with ${answer.status}.`,
    })
  const document = readTemplateDocument(Buffer.from(answer.body).toString('utf8'), answer.url)
  const picture = await takeImage(Buffer.from(document.picture.data, 'base64'))
  const fields = known(document.achievement)
  await checkedDetails(issuing, organisation, fields.details ?? {})
  return await keepTemplate(issuing, organisation, {
    name: document.name,
    fields,
    image_sha: await issuing.files.put(picture.bytes),
    image_type: picture.mediaType,
    image_generated: false,
    origin: originOf(document, answer.url),
  })
}

/** Whom a document names is believed only about its own site: nobody imports under the name of somebody else. */
function originOf(document: contract.TemplateDocument, url: string): TemplateOrigin {
  const site = new URL(url)
  const sameSite = new URL(document.creator.url).origin === site.origin
  return {
    name: document.name,
    url,
    creator: sameSite
      ? { name: document.creator.name, url: document.creator.url }
      : { name: `${document.creator.name} (${site.host})`, url },
  }
}

/** Only what we know of; a later format may say more. */
function known({ details = {}, ...fields }: contract.TemplateDocument['achievement']): Draft {
  const pick = ({ forLearners, criteriaList, acceptedEvidence, time, credits }: typeof details) => ({
    forLearners,
    criteriaList: criteriaList?.map(({ text, required }) => ({ text, required })),
    acceptedEvidence,
    time,
    credits,
    level: details.level,
    prerequisites: details.prerequisites,
    results: details.results,
    translations: details.translations,
  })
  const { name, description, criteria, criteriaUrl, imageAlt, tags, alignments } = fields
  const { achievementType, language, expiry } = fields
  const draft = {
    name,
    description,
    criteria,
    criteriaUrl,
    imageAlt,
    tags,
    alignments,
    achievementType,
    language,
    expiry,
    details: pick(details),
  }
  // Written out and read again: what is undefined is left out.
  return JSON.parse(JSON.stringify(draft)) as Draft
}
