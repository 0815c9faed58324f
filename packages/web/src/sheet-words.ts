import type { SheetWords } from '@rucksack/contract/pages'
import { localeFor } from './messages/locales.ts'
import { speak } from './messages/speak.ts'

/** What a printed slip says around its code, with places for what differs from slip to slip. */
export function sheetWords(achievement: string, locale: string): SheetWords {
  const { text, direction } = speak(localeFor(locale))
  return {
    title: text('sheet.title', { badgeName: achievement }),
    language: localeFor(locale),
    direction,
    for: text('sheet.for', { name: '{name}' }),
    scan: text('sheet.scan'),
    type: text('sheet.type', { page: '{page}' }),
    until: text('sheet.until', { date: '{date}' }),
    none: text('sheet.none'),
  }
}
