import { createElement, type ReactNode } from 'react'
import { createIntl, createIntlCache, type IntlShape } from 'react-intl'
import { type MessageKey, messagesOf } from './catalogue.ts'
import { isolate } from './isolate.ts'
import { directionOf, type Locale } from './locales.ts'

type Value = string | number | Date
type RichValue = Value | ReactNode | ((chunks: ReactNode) => ReactNode)

/** One language, ready to speak: messages, dates and numbers as its readers write them. */
export type Speech = {
  locale: Locale
  direction: 'ltr' | 'rtl'
  /** A message as plain text; names in it are isolated. */
  text(key: MessageKey, values?: Record<string, Value>): string
  /** A message as nodes; names in it stand in `<bdi>`, and tags in it become what `values` says. */
  rich(key: MessageKey, values: Record<string, RichValue>): ReactNode
  /** A day, Gregorian, in UTC; the text itself when it is no date. */
  date(iso: string): string
  /** Day and time of day, in UTC. */
  instant(iso: string): string
  number(value: number): string
}

const spoken = new Map<Locale, Speech>()

/** Speak a language. What was made once is kept: messages are compiled at their first use. */
export function speak(locale: Locale): Speech {
  const known = spoken.get(locale)
  if (known) return known
  const speech = begin(locale)
  spoken.set(locale, speech)
  return speech
}

function begin(locale: Locale): Speech {
  const intl = createIntl({ locale, messages: messagesOf(locale), onError: rethrow }, createIntlCache())
  const direction = directionOf(locale)
  // Our English is British, as the words on the pages are.
  const gregorian = locale === 'en' ? 'en-GB' : `${locale}-u-ca-gregory`
  const day = new Intl.DateTimeFormat(gregorian, { dateStyle: 'long', timeZone: 'UTC' })
  const moment = new Intl.DateTimeFormat(gregorian, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  })
  return {
    locale,
    direction,
    text: (key, values) => plain(intl, key, values, direction),
    rich: (key, values) => intl.formatMessage({ id: key }, nodes(values)),
    date: iso => formatted(day, iso),
    instant: iso => formatted(moment, iso),
    number: value => intl.formatNumber(value),
  }
}

function rethrow(cause: unknown): void {
  throw cause
}

function plain(
  intl: IntlShape,
  key: MessageKey,
  values: Record<string, Value> = {},
  direction: 'ltr' | 'rtl',
): string {
  const safe = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? isolate(value, direction) : value,
  ])
  return intl.formatMessage({ id: key }, Object.fromEntries(safe))
}

function nodes(values: Record<string, RichValue>): Parameters<IntlShape['formatMessage']>[1] {
  const wrapped = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? createElement('bdi', { key: name }, value) : value,
  ])
  return Object.fromEntries(wrapped)
}

function formatted(format: Intl.DateTimeFormat, iso: string): string {
  const at = new Date(iso)
  return Number.isNaN(at.getTime()) ? iso : format.format(at)
}
