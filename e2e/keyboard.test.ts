import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ForeignIssuer } from '../packages/server/src/testing/foreign-badges.ts'
import { launchBrowser } from './browser.ts'
import { type Host, startHost } from './host.ts'
import { pressWithKeys, tabTo, typeInto } from './keyboard.ts'
import { awardTo, type Issuer, prepareIssuer, seatAs } from './prepare.ts'
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

const codeFor = async (email: string) => (await host.lastMailTo(email)).text.match(/\b\d{6}\b/)?.[0] ?? ''

async function leave({ complaints, context }: Visitor): Promise<void> {
  expect(complaints).toEqual([])
  await context.close()
}

test('the first stop on a page leads past its header', async () => {
  const reader = await seat(browser, host, { tongue: 'en', width: 'desktop' })
  await seatAs(reader.context, issuer.caller)
  for (const path of ['/', '/manage']) {
    await reader.open(path)
    await reader.page.locator('h1').first().waitFor()
    const skip = reader.page.getByRole('link', { name: reader.say('common.skip') })
    await reader.page.keyboard.press('Tab')
    expect(await reader.page.evaluate(() => document.activeElement?.outerHTML)).toContain('#content')
    await expect.poll(() => skip.boundingBox().then(box => (box?.width ?? 0) > 40)).toBe(true)
    await reader.page.keyboard.press('Enter')
    await reader.page.keyboard.press('Tab')
    expect(await reader.page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
  }
  await leave(reader)
})

test('a learner claims, adds, shares and signs in with nothing but the keyboard', async () => {
  const email = 'keys@example.org'
  const { secret } = await awardTo(issuer, email)
  await host.lastMailTo(email)
  const learner = await seat(browser, host, { tongue: 'en', width: 'desktop' })
  const { page, control, field } = learner
  await learner.open(`/claim/${secret}`)
  await pressWithKeys(page, control('claim.mail-code'))
  await typeInto(page, field('code.label'), await codeFor(email))
  await page.keyboard.press('Enter')
  await pressWithKeys(page, control('claim.accept'))
  await learner.reads('app.share.title')

  await tabTo(page, page.getByRole('radio', { name: new RegExp(learner.say('app.share.nobody')) }))
  await page.keyboard.press('ArrowDown')
  await pressWithKeys(page, control('app.share.act.link'))
  await field('app.share.link-label').waitFor()

  await learner.open('/backpack/add')
  const badge = await new ForeignIssuer().badge(email)
  await tabTo(page, field('app.add.paste'))
  await page.keyboard.insertText(badge)
  await pressWithKeys(page, control('app.add.look'))
  await pressWithKeys(page, control('app.add.act'))
  await learner.reads('app.add.outcome.added')

  await pressWithKeys(page, page.getByRole('button', { name: learner.say('common.sign-out') }))
  await page.waitForURL(`${host.url}/`)
  await learner.open('/sign-in?next=/backpack')
  await typeInto(page, field('sign-in.email'), email)
  await page.keyboard.press('Enter')
  await field('code.label').waitFor()
  await typeInto(page, field('code.label'), await codeFor(email))
  await page.keyboard.press('Enter')
  await page.waitForURL('**/backpack')
  await leave(learner)
})

test('an issuer awards and revokes with nothing but the keyboard', async () => {
  const awarder = await seat(browser, host, { tongue: 'en', width: 'desktop' })
  await seatAs(awarder.context, issuer.caller)
  const { page, control, field } = awarder
  await awarder.open(`/manage/${issuer.organisation}/achievements/${issuer.achievement.id}`)
  await pressWithKeys(page, control('app.award.go'))
  await typeInto(page, field('app.award.email'), 'typed@example.org')
  await typeInto(page, field('app.award.note'), 'Typed, not clicked.')
  await pressWithKeys(page, control('app.award.act'))
  await pressWithKeys(page, control('app.mail.send-now'))
  await awarder.reads('app.mail.sent')
  await host.lastMailTo('typed@example.org')
  await pressWithKeys(page, control('app.award.see'))
  await pressWithKeys(page, control('app.standing.revoke'))
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  // The focus returns to where the question was asked.
  const asked = control('app.standing.revoke')
  await expect.poll(() => asked.evaluate(element => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await field('app.standing.reason').waitFor()
  await page.keyboard.type('It was a trial.')
  const sure = page.getByRole('dialog').getByRole('button', { name: awarder.say('app.standing.revoke') })
  await pressWithKeys(page, sure)
  await awarder.reads('app.standing.now-revoked')
  await leave(awarder)
})
