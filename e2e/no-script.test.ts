import { sharing } from '@rucksack/contract'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { type Host, startHost } from './host.ts'
import { awardTo, type Issuer, prepareIssuer, prepareLearner } from './prepare.ts'
import { seat, type Visitor } from './visitor.ts'

let browser: Browser
let host: Host
let issuer: Issuer

beforeAll(async () => {
  ;[browser, host] = await Promise.all([launchBrowser(), startHost()])
  issuer = await prepareIssuer(host)
})
afterAll(async () => {
  await browser?.close()
  await host?.stop()
})

const someone = () => seat(browser, host, { tongue: 'en', width: 'phone', script: false })
const codeFor = async (email: string) => (await host.lastMailTo(email)).text.match(/\b\d{6}\b/)?.[0] ?? ''

async function leave({ complaints, context }: Visitor): Promise<void> {
  expect(complaints).toEqual([])
  await context.close()
}

test('a visitor without JavaScript reads the start page, the docs and the legal pages', async () => {
  const reader = await someone()
  await reader.open('/')
  await reader.reads('home.title')
  for (const page of ['terms', 'privacy', 'imprint', 'accessibility'] as const) {
    await reader.press(`common.${page}`)
    expect(await reader.page.getByRole('heading', { level: 1 }).textContent()).not.toBe('')
    expect(reader.page.url()).toContain(`/legal/${page}`)
  }
  await reader.press('common.docs')
  expect(await reader.page.locator('pre').count()).toBeGreaterThan(10)
  await reader.page.getByRole('link', { name: 'العربية' }).click()
  expect(await reader.page.locator('html').getAttribute('dir')).toBe('rtl')
  await leave(reader)
})

test('without JavaScript the organisation and its achievement can be read', async () => {
  const reader = await someone()
  await reader.open(`/issuers/${issuer.organisation}`)
  await reader.page.getByRole('link', { name: 'Remixing' }).first().click()
  await reader.page.getByRole('heading', { level: 1, name: 'Remixing' }).waitFor()
  await leave(reader)
})

test('somebody signs in by code and out again without JavaScript', async () => {
  const person = await someone()
  await person.open('/sign-in?next=/verify')
  await person.field('sign-in.email').fill('bea@example.org')
  await person.press('sign-in.button')
  await person.field('code.label').fill(await codeFor('bea@example.org'))
  await person.press('code.button')
  await person.page.waitForURL('**/verify')
  await person.press('common.sign-out')
  await person.control('common.sign-in').waitFor()
  await leave(person)
})

test('somebody signs in by the link of the mail without JavaScript', async () => {
  const person = await someone()
  await person.open('/sign-in?next=/verify')
  await person.field('sign-in.email').fill('cai@example.org')
  await person.press('sign-in.button')
  await person.field('code.label').waitFor()
  const { links } = await host.lastMailTo('cai@example.org')
  await person.open(links.find(link => link.includes('/sign-in/')) ?? '')
  await person.press('link.button')
  await person.control('common.sign-out').waitFor()
  await leave(person)
})

test('a wrong code is said beside the field, which can be filled again', async () => {
  const person = await someone()
  await person.open('/sign-in')
  await person.field('sign-in.email').fill('dov@example.org')
  await person.press('sign-in.button')
  const code = await codeFor('dov@example.org')
  await person.field('code.label').fill(code === '000000' ? '111111' : '000000')
  await person.press('code.button')
  await person.page.getByRole('alert').first().waitFor()
  await person.field('code.label').fill(code)
  await person.press('code.button')
  await person.control('common.sign-out').waitFor()
  await person.context.close()
})

test.each(['accept', 'decline'] as const)('a learner can %s a badge without JavaScript', async answer => {
  const email = `${answer}@example.org`
  const { secret } = await awardTo(issuer, email)
  await host.lastMailTo(email)
  const learner = await someone()
  await learner.open(`/claim/${secret}`)
  await learner.press('claim.mail-code')
  await learner.field('code.label').fill(await codeFor(email))
  await learner.press('claim.code.button')
  await learner.press(`claim.${answer}`)
  if (answer === 'decline') await learner.reads('claim.declined')
  else {
    await learner.page.waitForURL('**/backpack/badges/*')
    expect(await learner.page.locator('noscript').textContent()).toContain(learner.say('app.noscript'))
    await learner.open(`/claim/${secret}`)
    await learner.reads('claim.accepted')
  }
  await leave(learner)
})

test('a stranger without JavaScript reads a shared badge, takes its file and has it verified', async () => {
  const { caller, badge } = await prepareLearner(host, issuer)
  const { url } = await caller.call(sharing.shareBadge, {
    params: { badge },
    body: { audience: 'link', showName: true },
  })
  const stranger = await someone()
  await stranger.open(url)
  await stranger.page.getByRole('heading', { level: 1, name: 'Remixing' }).waitFor()
  expect(await stranger.page.locator('[data-check]').isVisible()).toBe(false)
  await stranger.page.getByText(stranger.say('verdict.checks'), { exact: true }).click()
  await stranger.reads('check.proof')
  const html = await (await stranger.context.request.get(url)).text()
  expect(Buffer.byteLength(html)).toBeLessThan(60_000)
  const [download] = await Promise.all([
    stranger.page.waitForEvent('download'),
    stranger.press('badge.form.png'),
  ])
  const file = await download.path()
  await stranger.open('/verify')
  await stranger.page.locator('input[type=file]').setInputFiles(file)
  const verify = stranger.page.getByRole('button', { name: stranger.say('verify.button') })
  await verify.click()
  await stranger.page.getByRole('heading', { name: stranger.say('verdict.head.valid') }).waitFor()
  await stranger.open('/verify')
  await stranger.field('verify.text').fill('this is no badge')
  await verify.click()
  await stranger.page.getByRole('heading', { name: stranger.say('verdict.head.unreadable') }).waitFor()
  await leave(stranger)
})
