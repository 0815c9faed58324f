import { readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { isMessageKey, translations } from './catalogue.ts'
import { coverageOf } from './coverage.ts'
import { allLocales } from './locales.ts'

const library = `${import.meta.dirname}/../../../openbadges/src`

describe('messages', () => {
  it('are complete enough in every language to be offered', () => {
    for (const locale of allLocales) {
      const { total, missing, identical, share } = coverageOf(locale)
      console.log(
        `${locale}: ${total} messages, ${missing.length} missing, ${identical.length} as in English`,
        [...missing, ...identical].slice(0, 10).join(' '),
      )
      expect(share, locale).toBeGreaterThanOrEqual(0.98)
    }
  })

  it('are well formed and ask for the same values in every language', () => {
    for (const locale of allLocales)
      for (const [key, text] of Object.entries(translations[locale])) {
        const english = isMessageKey(key) ? translations.en[key] : undefined
        expect(valuesOf(text, locale), `${key} in ${locale}`).toEqual(valuesOf(english ?? '', 'en'))
      }
  })

  it('know every plural form of their language', () => {
    for (const locale of allLocales) {
      const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
      for (const [key, text] of Object.entries(translations[locale]))
        if (text.includes(', plural,'))
          for (const form of forms)
            if (locale !== 'es' || form !== 'many') expect(text, `${key} in ${locale}`).toContain(`${form} {`)
    }
  })

  it('have words for every outcome and reason the library reports', () => {
    const report = readFileSync(`${library}/verify/report.ts`, 'utf8')
    const sentences = /SentenceCode =([^\n]*\n(?: {2}\|[^\n]*\n)+)/.exec(report)?.[1] ?? ''
    const codes = quoted(sentences)
    expect(codes.length).toBeGreaterThan(10)
    for (const code of codes) expect(isMessageKey(`verdict.head.${code}`), code).toBe(true)
    for (const code of codes) expect(isMessageKey(`verdict.text.${code}`), code).toBe(true)
    const reasons = quoted(
      /BadgeErrorCode =([^;]*?)\n\n/s.exec(readFileSync(`${library}/errors.ts`, 'utf8'))?.[1] ?? '',
    )
    expect(reasons.length).toBeGreaterThan(20)
    for (const reason of reasons) expect(isMessageKey(`reason.${reason}`), reason).toBe(true)
  })
})

function quoted(source: string): string[] {
  return [...source.matchAll(/'([a-z0-9-]+)'/g)].map(([, word]) => word ?? '')
}

function valuesOf(text: string, locale: string): string[] {
  const names = new Set<string>()
  JSON.stringify(new IntlMessageFormat(text, locale).getAst(), (key, value) => {
    if (key === 'location') return undefined
    if (
      typeof value === 'object' &&
      value !== null &&
      'type' in value &&
      value.type !== 0 &&
      value.type !== 7
    )
      names.add(String(value.value))
    return value
  })
  return [...names].sort()
}
