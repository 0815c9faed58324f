import { type MessageKey, translations } from './catalogue.ts'
import { allLocales, type Locale } from './locales.ts'
import { same } from './same-in-every-language.ts'

/** How far a language has come. */
export type Coverage = {
  locale: Locale
  total: number
  missing: string[]
  identical: string[]
  share: number
}

/** Count what a language lacks: messages it does not have, and those left in English by oversight. */
export function coverageOf(locale: Locale): Coverage {
  const english = Object.entries(translations.en)
  const own = translations[locale]
  const missing: string[] = []
  const identical: string[] = []
  for (const [key, text] of english) {
    // Object.entries widens keys that the type knows.
    const translated = own[key as MessageKey]
    if (translated === undefined || translated === '') missing.push(key)
    else if (locale !== 'en' && translated === text && !same(key, text)) identical.push(key)
  }
  const total = english.length
  return { locale, total, missing, identical, share: 1 - (missing.length + identical.length) / total }
}

/** Languages complete enough to be offered to readers: at least 98 of 100 messages. */
export const offeredLocales: Locale[] = allLocales.filter(locale => coverageOf(locale).share >= 0.98)
