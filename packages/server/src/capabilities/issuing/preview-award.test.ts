import { issuing } from '@rucksack/contract'
import type { Achievement } from '@rucksack/contract/issuing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesOf } from '../../testing/files-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'
import { own } from './issuing.ts'

let host: TestHost
let owner: Visitor
let achievement: Achievement
beforeAll(async () => {
  host = await startTestHost()
  const made = await host.verbs.issuer()
  owner = made.owner
  achievement = made.achievement
})
afterAll(() => host.stop())

const body = {
  recipient: { email: 'ada@learner.example', name: 'Ada' },
  narrative: 'For **three** remixes.',
  evidence: [{ url: 'https://ada.example/remix', name: 'The third remix' }],
  expiresAt: '2091-01-02T03:04:05.000Z',
}
const preview = (more: object = {}) =>
  owner.call(issuing.previewAward, { params: { achievement: achievement.id }, body: { ...body, ...more } })

test('what an awarder sees before awarding is the mail and the page that the learner gets', async () => {
  const { mail, claimPage, warnings } = await preview()
  if (mail === null) throw new Error('An e-mail address gets a mail')
  expect(warnings).toEqual([])
  const award = await owner.call(issuing.award, {
    params: { achievement: achievement.id },
    body: { ...body, sendNow: true },
  })
  await host.settle()
  const letter = host.post.last('ada@learner.example')
  const secret = host.verbs.claimSecret('ada@learner.example')
  const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
  expect(mail.to).toBe('ada@learner.example')
  expect(mail.subject).toBe(letter.subject)
  expect(plain(mail.text.replaceAll('/claim/preview', `/claim/${secret}`))).toBe(plain(letter.text))
  const words = (html: string) => plain(html.replaceAll(/<(style|script)[\s\S]*?<\/\1>|<[^>]+>/g, ' '))
  expect(words(mail.html)).toBe(words(letter.html))
  const page = (await host.stranger().page(`/claim/${secret}`)).html
  const main = (html: string) => words(/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '')
  expect(main(claimPage)).toBe(main(page))
  expect(main(page)).toContain('Remixing')
  expect(award.answer).toBe('unclaimed')
})

test('a preview keeps nothing, sends nothing and runs nothing', async () => {
  const count = async () => (await own(host.db).selectFrom('issuing_awards').select('id').execute()).length
  const before = [await count(), host.post.letters.length, filesOf(host)]
  const { claimPage } = await preview({ recipient: { email: 'preview@learner.example' } })
  host.clock.advance(300_000)
  await host.settle()
  expect([await count(), host.post.letters.length, filesOf(host)]).toEqual(before)
  expect(claimPage).not.toMatch(/<script\b[^>]*src=/)
})

test('a preview in Arabic is Arabic and from right to left', async () => {
  const { mail, claimPage } = await preview({ language: 'ar' })
  if (mail === null) throw new Error('An e-mail address gets a mail')
  expect(mail.html).toMatch(/dir="rtl"/)
  expect(claimPage).toMatch(/<html[^>]*dir="rtl"/)
  expect(mail.subject).toMatch(/[\u0600-\u06ff]/)
})

test('an awarder is warned that somebody holds the badge already, and not when it was revoked', async () => {
  const recipient = { email: 'twice@learner.example' }
  expect((await preview({ recipient })).warnings).toEqual([])
  const award = await host.verbs.award(owner, achievement.id, 'Twice@learner.example')
  expect((await preview({ recipient })).warnings).toEqual([
    { code: 'already-awarded', since: award.awardedAt },
  ])
  await owner.call(issuing.revokeAward, { params: { award: award.id }, body: { reason: 'x' } })
  expect((await preview({ recipient })).warnings).toEqual([])
})
