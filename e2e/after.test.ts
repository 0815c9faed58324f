import { afterAwards, issuing } from '@rucksack/contract'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { keepPicture, launchBrowser, type widths } from './browser.ts'
import { type Host, startHost } from './host.ts'
import { pressWithKeys, tabTo } from './keyboard.ts'
import { awardTo, type Issuer, prepareIssuer, seatAs } from './prepare.ts'
import { seat } from './visitor.ts'
import type { Tongue } from './words.ts'

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

async function enter(tongue: Tongue, width: keyof typeof widths, name: string) {
  const visitor = await seat(browser, host, { tongue, width })
  await visitor.context.addCookies([{ name: 'lang', value: tongue, url: host.url }])
  await seatAs(visitor.context, issuer.caller)
  onTestFailed(async () => {
    await keepPicture(visitor.page, `after-failed-${name}`)
    for (const complaint of visitor.complaints) console.error(complaint)
  })
  return visitor
}
const standingOf = async (award: string) =>
  (await issuer.caller.call(issuing.readAward, { params: { award } })).standing

const walks: [Tongue, keyof typeof widths][] = [
  ['en', 'desktop'],
  ['ar', 'phone'],
]

test.each(walks)(
  'many awards are suspended and that is undone, then revoked, and each says how it went (%s, %s)',
  async (tongue, width) => {
    const name = `${tongue}-${width}`
    const awards = []
    for (const at of [1, 2, 3, 4]) awards.push((await awardTo(issuer, `${name}-${at}@example.org`)).award)
    const [first, , third] = awards
    if (!first || !third) throw new Error('No awards')
    await issuer.caller.call(issuing.revokeAward, {
      params: { award: third.id },
      body: { reason: 'Before all others.' },
    })
    const { page, say, complaints, context, ...visitor } = await enter(tongue, width, name)
    await visitor.open(`/manage/${issuer.organisation}/awards`)
    const boxes = page.locator('tbody input[type=checkbox]')
    await boxes.first().waitFor()
    await boxes.nth(0).click()
    await boxes.nth(3).click({ modifiers: ['Shift'] })
    await page.locator('.many-bar').waitFor()
    expect(
      await boxes.evaluateAll(all => all.slice(0, 4).every(box => (box as HTMLInputElement).checked)),
    ).toBe(true)
    await visitor.see(`after-${name}-selected`)
    await expectAccessible(page, 'selected')

    await visitor.press('app.many.act.suspend')
    const dialog = page.getByRole('dialog')
    await dialog
      .getByText(say('app.many.counted', { what: say('app.many.will.suspend'), count: 3 }))
      .waitFor()
    await dialog.getByText(say('app.many.counted', { what: say('app.many.why.revoked'), count: 1 })).waitFor()
    await visitor.field('app.standing.reason').fill('Looked at again.')
    await visitor.see(`after-${name}-dialog`)
    await expectAccessible(page, 'dialog')
    await dialog.getByRole('button', { name: say('app.many.act.suspend') }).click()
    await visitor.reads('app.many.result')
    await page.getByText(say('app.many.counted', { what: say('app.many.done.suspend'), count: 3 })).waitFor()
    expect(await standingOf(first.id)).toBe('suspended')
    await page.locator('summary', { hasText: say('app.many.each') }).click()
    await visitor.see(`after-${name}-result`)
    await expectAccessible(page, 'result')
    await visitor.press('app.many.undo')
    await page
      .getByText(say('app.many.counted', { what: say('app.many.done.reinstate'), count: 3 }))
      .waitFor()
    expect(await standingOf(first.id)).toBe('good')

    await page.getByLabel(say('app.awards.select-all')).click()
    await visitor.press('app.many.act.revoke')
    await visitor.field('app.standing.reason').fill('The course did not take place.')
    await dialog.getByRole('button', { name: say('app.many.act.revoke') }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await standingOf(first.id)).toBe('revoked')
    expect(await issuer.caller.call(issuing.readAward, { params: { award: third.id } })).toMatchObject({
      reason: 'Before all others.',
    })
    expect(complaints).toEqual([])
    await context.close()
  },
)

test('an award is renewed and corrected, and its line leads from one to the other', async () => {
  const { award } = await awardTo(issuer, 'line@example.org')
  const { page, say, complaints, context, ...visitor } = await enter('en', 'desktop', 'line')
  await visitor.open(`/manage/${issuer.organisation}/awards/${award.id}`)
  await visitor.press('app.many.act.renew')
  await visitor.field('app.badge.expires').fill('2031-05-03')
  await visitor.see('after-line-renew')
  await expectAccessible(page, 'renew')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('app.many.act.renew') })
    .click()
  await visitor.reads('app.again.renewed')
  await page.waitForURL(url => !url.pathname.endsWith(award.id))
  await visitor.reads('app.line.title')
  await visitor.press('app.again.correct')
  await visitor.field('app.award.name').fill('Ada Lovelace')
  await visitor.field('app.standing.reason').fill('The name was misspelt.')
  await visitor.see('after-line-correct')
  await expectAccessible(page, 'correct')
  await page.getByRole('button', { name: say('app.again.correct-act') }).click()
  await visitor.reads('app.again.corrected')
  await page.getByRole('heading', { name: /Ada Lovelace/ }).waitFor()
  await visitor.see('after-line')
  await expectAccessible(page, 'line')
  const { items } = await issuer.caller.call(afterAwards.readAwardLine, { params: { award: award.id } })
  expect(items.map(each => [each.relation, each.standing])).toEqual([
    ['first', 'good'],
    ['renewal', 'revoked'],
    ['correction', 'good'],
  ])
  await page.getByRole('link', { name: say('app.line.first') }).click()
  await page.waitForURL(url => url.pathname.endsWith(award.id))
  expect(complaints).toEqual([])
  await context.close()
})

test('reminders are set, and the awards nobody answered are found among all, by their number', async () => {
  const { page, say, complaints, context, ...visitor } = await enter('en', 'phone', 'follow-up')
  await visitor.open(`/manage/${issuer.organisation}/settings#follow-up`)
  await visitor.press('app.follow-up.add')
  await page.getByLabel(say('app.follow-up.reminder', { number: 3 })).fill('40')
  await page.getByText(say('app.follow-up.tells')).click()
  const form = page.locator('#follow-up')
  await visitor.see('after-follow-up')
  await expectAccessible(page, 'follow-up')
  await form.getByRole('button', { name: say('app.save') }).click()
  await visitor.reads('app.saved')
  expect(
    await issuer.caller.call(afterAwards.readFollowUp, { params: { organisation: issuer.organisation } }),
  ).toEqual({ reminderDays: [7, 21, 40], expiryNoticeDays: 0, digest: true })

  await awardTo(issuer, 'waits@example.org')
  await visitor.open(`/manage/${issuer.organisation}/awards`)
  const { answers } = await issuer.caller.call(issuing.countAwards, {
    params: { organisation: issuer.organisation },
    query: {},
  })
  expect(answers.unclaimed).toBeGreaterThan(0)
  await page.getByRole('button', { name: `${say('app.answer.unclaimed')} ${answers.unclaimed}` }).click()
  await page.waitForURL('**/awards?answer=unclaimed')
  await page.getByText(/waits@example\.org/).waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('rows are selected and sent again with nothing but the keyboard', async () => {
  for (const at of [1, 2, 3]) await awardTo(issuer, `keys-${at}@example.org`)
  const { page, say, complaints, context, ...visitor } = await enter('en', 'desktop', 'keys')
  await visitor.open(`/manage/${issuer.organisation}/awards?answer=unclaimed`)
  const boxes = page.locator('tbody input[type=checkbox]')
  await tabTo(page, boxes.first())
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByText(say('app.awards.selected', { count: 3 })).waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.many-bar').waitFor({ state: 'detached' })
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowUp')
  const send = visitor.control('app.many.act.send')
  await send.focus()
  await page.keyboard.press('Enter')
  const sure = page.getByRole('dialog').getByRole('button', { name: say('app.many.act.send') })
  await pressWithKeys(page, sure)
  await page.getByText(say('app.many.counted', { what: say('app.many.done.send'), count: 2 })).waitFor()
  // The answer has the focus, so that it is read next.
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert')
  expect(complaints).toEqual([])
  await context.close()
})
