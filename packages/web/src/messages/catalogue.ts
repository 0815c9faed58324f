import { messages as ar } from './ar/index.ts'
import { messages as en } from './en/index.ts'
import { messages as es } from './es/index.ts'
import type { Locale } from './locales.ts'

export type MessageKey = keyof typeof en

/** Every translation as it stands, gaps included. */
export const translations: Record<Locale, Partial<Record<MessageKey, string>>> = { en, es, ar }

/** What a reader of a language sees: its own words, English where they are missing. */
export function messagesOf(locale: Locale): Record<MessageKey, string> {
  const merged: Record<MessageKey, string> = { ...en }
  return Object.assign(merged, translations[locale])
}

/** Whether a composed key, such as one made from a problem code, has a message. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key)
}
