/** Every language somebody has translated; `offeredLocales` says which are complete enough to show. */
export const allLocales = ['en', 'es', 'ar'] as const

export type Locale = (typeof allLocales)[number]

/** How each language calls itself. */
export const autonyms: Record<Locale, string> = { en: 'English', es: 'Español', ar: 'العربية' }

/** Whether a word is one of our languages. */
export function isLocale(value: string): value is Locale {
  return allLocales.some(locale => locale === value)
}

/** The language of ours that fits a BCP 47 tag best; English when none does. */
export function localeFor(tag: string): Locale {
  const primary = tag.toLowerCase().split('-')[0] ?? ''
  return isLocale(primary) ? primary : 'en'
}

/** Which way a language is written. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr'
}
