import { messages as en } from './en/index.ts'
import type { Locale } from './locales.ts'

/** The messages of one language for the browser, fetched when needed, English where they are missing. */
export async function loadMessages(locale: Locale): Promise<Record<keyof typeof en, string>> {
  const merged: Record<keyof typeof en, string> = { ...en }
  if (locale === 'es') return Object.assign(merged, (await import('./es/index.ts')).messages)
  if (locale === 'ar') return Object.assign(merged, (await import('./ar/index.ts')).messages)
  return merged
}
