import { describe, expect, it } from 'vitest'
import { allLocales } from '../messages/locales.ts'
import { sampleMails } from '../sample-pages.ts'
import { writeMail } from './write-mail.ts'

const frame = { publicUrl: 'http://localhost:4000', hostName: 'Badges of Riverside' }
const hostile = {
  badge: '<script>alert(1)</script>',
  person: 'Ada\r\nBcc: everyone@example.org',
  issuer: '\u202Eyrarbil',
  host: 'h',
}

describe('mails', () => {
  it('say the same in HTML and in plain text, in every language', () => {
    for (const locale of allLocales)
      for (const [name, content] of Object.entries(sampleMails())) {
        const mail = writeMail(content, { ...frame, locale })
        expect(mail.subject.length, name).toBeGreaterThan(5)
        expect(mail.html, name).toContain(`<html lang="${locale}"`)
        if ('link' in content) {
          expect(mail.html, name).toContain(`href="${content.link}"`)
          expect(mail.text, name).toContain(content.link)
        }
        if ('code' in content) for (const text of [mail.html, mail.text]) expect(text).toContain(content.code)
        for (const text of [mail.html, mail.text])
          expect(text, name).not.toMatch(/undefined|\[object |\{[a-z]+[,}]/)
      }
  })

  it('fetch nothing and track nothing', () => {
    for (const content of Object.values(sampleMails())) {
      const { html } = writeMail(content, { ...frame, locale: 'en' })
      for (const [, source] of html.matchAll(/src="([^"]*)"/g)) expect(source).toBe('cid:badge')
      expect(html).not.toMatch(/<link|url\(|<script/)
    }
  })

  it('show the picture of the badge with its words', () => {
    const { html } = writeMail(sampleMails()['claim'] ?? { kind: 'confirm-address', code: '', minutes: 1 }, {
      ...frame,
      locale: 'en',
    })
    expect(html).toMatch(/<img src="cid:badge" alt="Badge: Remixing"/)
  })

  it('cannot be broken out of by names', () => {
    for (const content of Object.values(sampleMails(hostile))) {
      const { subject, html } = writeMail(content, { ...frame, locale: 'en' })
      expect(subject).not.toMatch(/[\r\n\u202E]/)
      expect(html).not.toContain('<script>alert')
    }
  })
})
