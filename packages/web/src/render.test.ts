import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { allLocales, directionOf } from './messages/locales.ts'
import type { Frame } from './page.ts'
import { renderPage } from './render.tsx'
import { sampleAssets as assets, type Names, sampleFrame, samplePages } from './sample-pages.ts'

const hostile: Names = {
  badge: '</script><script>alert(1)</script>',
  person: 'Ada \u202Eevol\u2066 "><img src=x onerror=alert(1)>',
  issuer: 'N'.repeat(300),
  host: '<b>&"\'host',
}

function eachPage(test: (html: string, name: string, frame: Frame) => void, names?: Names): void {
  for (const locale of allLocales)
    for (const [name, page] of Object.entries(samplePages(names))) {
      const frame = sampleFrame(locale, `/${name}?a=1`, names)
      test(renderPage(page, frame, assets), `${name} in ${locale}`, frame)
    }
}

describe('pages', () => {
  it('are whole documents in the language and direction of the reader', () => {
    eachPage((html, name, { locale }) => {
      const lang = allLocales.find(each => each === locale) ?? 'en'
      expect(html, name).toMatch(/^<!doctype html><html lang="/)
      expect(html, name).toContain(`<html lang="${locale}" dir="${directionOf(lang)}">`)
      expect(html, name).toMatch(/<title>[^<]{3,}<\/title>/)
      expect(html, name).not.toMatch(/undefined|\[object |NaN\b|\{[a-z]+\}/)
    })
  })

  it('have one main heading, one main landmark and a way past the header', () => {
    eachPage((html, name) => {
      if (name.startsWith('app ')) return
      expect(html.match(/<h1[\s>]/g), name).toHaveLength(1)
      expect(html.match(/<main[\s>]/g), name).toHaveLength(1)
      expect(html, name).toContain('href="#content"')
    })
  })

  it('label every field and every picture', () => {
    eachPage((html, name) => {
      for (const [field] of html.matchAll(/<(?:input|textarea)\b[^>]*>/g)) {
        if (field.includes('type="hidden"')) continue
        const id = /\bid="([^"]+)"/.exec(field)?.[1]
        expect(html, `${name}: ${field}`).toContain(`for="${id}"`)
      }
      for (const [picture] of html.matchAll(/<img\b[^>]*>/g)) expect(picture, name).toMatch(/\balt="/)
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(match => match[1])
      expect(ids, name).toEqual([...new Set(ids)])
    })
  })

  it('carry no script of their own, so the content security policy can forbid them', () => {
    eachPage((html, name) => {
      for (const [script] of html.matchAll(/<script\b[^>]*>/g))
        expect(script, name).toMatch(/ src="\/assets\/|type="application\/(ld\+)?json"/)
      expect(html, name).not.toMatch(/\son[a-z]+="/)
    })
  })

  it('cannot be broken out of by the name of a badge, a person or a host', () => {
    eachPage((html, name) => {
      expect(html, name).not.toContain('<script>alert')
      expect(html, name).not.toContain('<img src=x')
      expect(html, name).not.toContain('<b>&"')
      for (const [block] of html.matchAll(/<script type="application\/[^>]*>.*?<\/script>/gs))
        expect(() => JSON.parse(block.replace(/^[^>]*>|<\/script>$/g, '')), name).not.toThrow()
      const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ''
      expect(title, name).not.toMatch(/[\u202A-\u202E\u2066\u2067]/)
      expect(title.length, name).toBeLessThan(400)
    }, hostile)
  })

  it('keep the path when the language is switched', () => {
    const html = renderPage({ kind: 'home' }, sampleFrame('en', '/verify?next=%2Fa&lang=es'), assets)
    expect(html).toContain('href="/verify?next=%2Fa&amp;lang=en"')
  })
})

describe('the public badge page', () => {
  const share = samplePages()['share']
  if (share?.kind !== 'share') throw new Error('The samples lack a share.')
  const shown = (changes: Partial<typeof share.badge>) =>
    renderPage({ kind: 'share', badge: { ...share.badge, ...changes } }, sampleFrame('en', '/s/1'), assets)

  it('stays under 60 KB with its style, in every language', () => {
    const folder = `${import.meta.dirname}/styles`
    const used = readdirSync(folder).filter(name => name.endsWith('.css') && name !== 'main.css')
    const style = used.reduce((sum, name) => sum + readFileSync(`${folder}/${name}`).length, 0)
    for (const locale of allLocales)
      for (const badge of [share.badge, { ...share.badge, standing: 'revoked' as const }]) {
        const html = renderPage({ kind: 'share', badge }, sampleFrame(locale, '/s/1'), assets)
        expect(Buffer.byteLength(html) + style, locale).toBeLessThan(60_000)
      }
  })

  it('says in one sentence who earned what from whom and when', () => {
    const words = shown({}).replace(/<[^>]+>/g, '')
    expect(words).toContain('Ada Lovelace earned Remixing from Riverside Library on 3 May 2026')
  })

  it('does not name a learner who did not share their name', () => {
    expect(shown({})).toContain('Ada Lovelace')
    expect(shown({ recipientName: null })).not.toContain('Ada Lovelace')
  })

  it('stays out of search engines unless the learner shared it with everyone', () => {
    expect(shown({ indexed: false })).toContain('<meta name="robots" content="noindex"/>')
    expect(shown({ indexed: true })).not.toContain('noindex')
  })

  it('says that it was revoked, and why', () => {
    expect(shown({})).not.toContain('This badge was revoked')
    const html = shown({ standing: 'revoked', reason: 'Sources were missing' })
    expect(html).toContain('This badge was revoked')
    expect(html).toContain('Sources were missing')
  })

  it('links nothing but web and mail addresses', () => {
    expect(shown({ criteriaUrl: 'https://library.example/c' })).toContain('href="https://library.example/c"')
    expect(shown({ criteriaUrl: 'javascript:alert(1)' })).not.toContain('javascript:')
  })

  it('gives those who post the link a card, and embedders oEmbed', () => {
    const html = shown({})
    expect(html).toContain(`property="og:image" content="${share.badge.card}"`)
    expect(html).toContain('application/json+oembed')
  })
})
