import { messages as english } from '../messages/en/verdicts.ts'
import { localeFor } from '../messages/locales.ts'

/** Words for a report in the language of the page. */
export type VerdictWords = { locale: string; say(key: string, otherwise?: string): string }

/** Fetch the words of the page's language only; English stands in for what is missing. */
export async function loadVerdicts(language: string): Promise<VerdictWords> {
  const locale = localeFor(language)
  const own =
    locale === 'es'
      ? (await import('../messages/es/verdicts.ts')).messages
      : locale === 'ar'
        ? (await import('../messages/ar/verdicts.ts')).messages
        : {}
  const texts: Record<string, string | undefined> = { ...english, ...own }
  return { locale, say: (key, otherwise = '') => texts[key] ?? otherwise }
}
