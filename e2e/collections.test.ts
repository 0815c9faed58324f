import { collections } from '@rucksack/contract'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ForeignIssuer } from '../packages/server/src/testing/foreign-badges.ts'
import type { Visitor as Caller } from '../packages/server/src/testing/visitor.ts'
import { expectAccessible } from './accessible.ts'
import { launchBrowser } from './browser.ts'
import { fillShelf } from './fill-shelf.ts'
import { type Host, startHost } from './host.ts'
import { seatAs, signIn } from './prepare.ts'
import { type Look, seat } from './visitor.ts'

let browser: Browser
let host: Host
let ada: Caller
beforeAll(async () => {
  ;[browser, host] = await Promise.all([launchBrowser(), startHost()])
  ada = await signIn(host, 'ada@example.org')
  await fillShelf(ada, new ForeignIssuer(), 'ada@example.org', 4)
})
afterAll(async () => {
  await browser?.close()
  await host?.stop()
})

const seated = async (look: Look) => {
  const visitor = await seat(browser, host, look)
  await seatAs(visitor.context, ada)
  await visitor.context.addCookies([{ name: 'lang', value: look.tongue, url: host.url }])
  return visitor
}

const hasFocus = async (what: Locator) =>
  await expect
    .poll(() => what.evaluate(each => each === document.activeElement), { timeout: 10_000 })
    .toBe(true)

test('a learner makes a collection of selected badges, orders it by keyboard and by hand, tells a story and takes back what was taken out', async () => {
  const learner = await seated({ tongue: 'en', width: 'desktop' })
  const { page, say } = learner
  const names = () => page.locator('main .card bdi').filter({ hasText: 'number' }).allTextContents()
  const order = async (...numbers: number[]) =>
    await expect.poll(names, { timeout: 10_000 }).toEqual(numbers.map(each => `Knot number ${each}`))
  await learner.open('/backpack')
  await learner.press('app.shelf.select')
  for (const number of [1, 2, 3]) await page.locator('label', { hasText: `number ${number}` }).click()
  await learner.press('app.collections.of-selected')
  await page.waitForURL('**/backpack/collections/*')
  await page.locator('main .card').first().waitFor()
  const [first = 0, second = 0, third = 0] = (await names()).map(each => Number(each.slice(-1)))

  const button = (key: 'up' | 'down' | 'out', number: number) =>
    page.getByRole('button', {
      name: say(`app.collections.${key}`, { name: `Knot number ${number}` }),
      exact: true,
    })
  await button('down', first).focus()
  await page.keyboard.press('Enter')
  await order(second, first, third)
  // At the end of its way, the button that still does something has the focus.
  await page.keyboard.press('Enter')
  await order(second, third, first)
  await hasFocus(button('up', first))
  await page.keyboard.press('Enter')
  await order(second, first, third)
  await hasFocus(button('up', first))
  const card = (number: number) => page.locator('main .card', { hasText: `number ${number}` })
  await card(third).dragTo(card(second))
  await order(third, second, first)
  await button('out', second).click()
  await order(third, first)
  await hasFocus(learner.control('app.collections.undo'))
  await page.keyboard.press('Enter')
  await order(third, second, first)
  await hasFocus(button('out', second))

  await page
    .locator('main .card', { hasText: `number ${third}` })
    .locator('summary')
    .click()
  const story = page.getByLabel(say('app.collections.story-of', { name: `Knot number ${third}` }), {
    exact: true,
  })
  await story.fill('Tied on the ferry.')
  const { items } = await ada.call(collections.listCollections)
  const collection = items[0]?.id ?? ''
  const id = (await ada.call(collections.readCollection, { params: { collection } })).badges[0]?.id ?? ''
  await ada.call(collections.tellStory, {
    params: { collection, badge: id },
    body: { story: 'From the phone.', version: 1 },
  })
  await story
    .locator('xpath=ancestor::form')
    .getByRole('button', { name: say('app.collections.save'), exact: true })
    .click()
  await learner.reads('app.collections.clash')
  await page.getByText('From the phone.').first().waitFor()
  await learner.see('collection-clash')
  await learner.press('app.collections.keep-mine')
  await expect
    .poll(
      async () => (await ada.call(collections.readCollection, { params: { collection } })).badges[0]?.story,
    )
    .toBe('Tied on the ferry.')

  await page.getByText('Knot number 4').click()
  await page.getByRole('button', { name: say('app.collections.put', { count: 1 }), exact: true }).click()
  await order(third, second, first, 4)
  await hasFocus(page.getByRole('searchbox'))
  await learner.see('collection-desktop')
  // The conflict is what this test is about; the browser notes its status.
  expect(learner.complaints.filter(each => !/status of 409/.test(each))).toEqual([])
  await learner.context.close()
})

test('collections work on a phone, from right to left and in the dark', async () => {
  const learner = await seated({ tongue: 'ar', width: 'phone', colours: 'dark' })
  await learner.open('/backpack/collections')
  await learner.page.locator('.shelf-item').first().waitFor()
  await learner.see('collections-phone-ar')
  await expectAccessible(learner.page, 'collections')
  await learner.page.locator('.shelf-item a').first().click()
  await learner.page.locator('main .card').first().waitFor()
  await learner.see('collection-phone-ar')
  await expectAccessible(learner.page, 'collection')
  expect(learner.complaints).toEqual([])
  await learner.context.close()
})
