import { hosting as contract } from '@rucksack/contract'
import { markdownToHtml } from '../../platform/markdown.ts'
import { defaultLegalText } from './default-legal-text.ts'
import { type Hosting, hostName, own } from './hosting.ts'

/** A legal page: the operator's text, else the one the host came with in the reader's language. */
export async function readLegal(
  hosting: Hosting,
  page: contract.LegalPage['page'],
  locale: string,
): Promise<contract.LegalPage> {
  const kept = await own(hosting.db)
    .selectFrom('hosting_legal')
    .selectAll()
    .where('page', '=', page)
    .executeTakeFirst()
  const text = kept?.text ?? defaultLegalText(page, locale, await hostName(hosting))
  return {
    page,
    text,
    html: markdownToHtml(text),
    edited: kept !== undefined,
    updatedAt: kept?.updated_at.toISOString() ?? null,
  }
}

/** Rewrite a legal page. */
export async function changeLegal(
  hosting: Hosting,
  page: contract.LegalPage['page'],
  text: string,
): Promise<void> {
  const values = { page, text, updated_at: hosting.clock.now() }
  await own(hosting.db)
    .insertInto('hosting_legal')
    .values(values)
    .onConflict(clash => clash.column('page').doUpdateSet(values))
    .execute()
}

export function isLegalPage(page: string): page is contract.LegalPage['page'] {
  return (contract.legalPages as readonly string[]).includes(page)
}
