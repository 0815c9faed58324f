import { bake } from 'openbadges'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ForeignIssuer, png } from '../../testing/foreign-badges.ts'
import { startTestHost, type TestHost } from '../../testing/index.ts'

let host: TestHost
const issuer = new ForeignIssuer()
const email = 'ada@learner.example'
beforeAll(async () => {
  host = await startTestHost()
})
afterAll(() => host.stop())

async function send(fields: Record<string, string>, file?: Uint8Array | string, language = 'en') {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  if (file !== undefined)
    form.set('file', new Blob([typeof file === 'string' ? file : Uint8Array.from(file)]), 'badge.png')
  const answer = await host.stranger().fetch('/verify', {
    method: 'POST',
    headers: { accept: 'text/html', 'accept-language': language },
    body: form,
  })
  const html = await answer.text()
  const tone = /class="answer tone-(\w+)"/.exec(html)?.[1] ?? null
  return { status: answer.status, html, tone }
}

test('without JavaScript a file is dropped, or a text pasted, and one sentence answers', async () => {
  const [form = ''] = /<form[^>]*>/.exec((await host.stranger().page('/verify')).html) ?? []
  expect(form).toContain('method="post"')
  expect(form).toMatch(/enctype="multipart\/form-data"/i)
  const good = await issuer.badge(email)
  const file = await send({}, bake(await png(), good, '3.0'))
  expect([file.status, file.tone]).toEqual([200, 'good'])
  expect(file.html).toContain('Knots')
  expect(file.html).toContain('School of Sails')
  expect((await send({ text: `  ${good} ` }, '')).tone).toBe('good')
  const forged = await send({ text: good.replace('Knots', 'Nukes') })
  expect([forged.status, forged.tone]).toEqual([200, 'bad'])
  expect(file.html.length).toBeLessThan(60_000)
})

test('with an address given, the page says whether the badge is that person’s', async () => {
  const text = await issuer.badge(email)
  expect((await send({ text, recipient: 'Ada@learner.example ' })).tone).toBe('good')
  expect((await send({ text, recipient: 'eve@learner.example' })).tone).toBe('bad')
  expect((await send({ text, recipient: '' })).tone).toBe('good')
})

test('an address that is not fetched is "could not tell" with a reason, not "invalid"', async () => {
  const { status, tone, html } = await send({ text: 'http://127.0.0.1:1/badge' })
  expect([status, tone]).toEqual([200, 'warn'])
  expect(html).toContain('127.0.0.1')
})

test('nothing chosen, too much chosen and no form at all are explained on the page', async () => {
  const nothing = await send({ text: ' ' }, '')
  expect(nothing.status).toBe(422)
  expect(nothing.html).toContain('Choose a file')
  const large = await send({}, new Uint8Array(5_000_001))
  expect([large.status, /5 MB/.test(large.html)]).toEqual([422, true])
  const answer = await host.stranger().submit('/verify', { text: 'x' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('<form')
  expect((await send({ text: await issuer.badge(email) })).tone).toBe('good')
})

test('words of a hostile badge are shown as words', async () => {
  const achievement = {
    id: 'https://school.example/b',
    name: '<img src=x onerror=alert(1)>',
    description: '"><script>alert(1)</script>',
    criteria: { narrative: '[x](javascript:alert(1))', url: 'javascript:alert(1)' },
  }
  const { html, tone } = await send({ text: await issuer.badge(email, { achievement }) })
  expect(tone).toBe('good')
  expect(html).not.toMatch(/<img src=x|<script>alert|href="javascript/)
  const { html: echo } = await send({ text: '</textarea><script>alert(2)</script>' })
  expect(echo).not.toContain('<script>alert(2)')
})

test('the page answers in the reader’s language and direction', async () => {
  const { html, tone } = await send({ text: await issuer.badge(email) }, undefined, 'ar')
  expect(tone).toBe('good')
  expect(html).toMatch(/<html[^>]*dir="rtl"/)
})

test('one address cannot use up the page', async () => {
  host.clock.advance(120_000)
  const tones = []
  for (let each = 0; each < 61; each++) tones.push((await send({ text: '{}' })).status)
  expect(tones.slice(0, 60).every(each => each === 200)).toBe(true)
  expect(tones[60]).toBe(422)
  host.clock.advance(61_000)
  expect((await send({ text: '{}' })).status).toBe(200)
})
