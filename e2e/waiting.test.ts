import { AxeBuilder } from '@axe-core/playwright'
import { waiting } from '@rucksack/contract'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, launchBrowser, widths } from './browser.ts'
import { type Host, startHost } from './host.ts'
import { awardTo, type Issuer, prepareIssuer, seatAs, signIn } from './prepare.ts'
import { watchPages } from './watch-page.ts'
import { wordsOf } from './words.ts'

let host: Host
let browser: Browser
let issuer: Issuer
beforeAll(async () => {
  ;[browser, host] = await Promise.all([launchBrowser(), startHost()])
  issuer = await prepareIssuer(host)
})
afterAll(async () => {
  await browser?.close()
  await host?.stop()
})

test.each([
  { tongue: 'en', width: 'desktop', dark: false },
  { tongue: 'ar', width: 'phone', dark: true },
] as const)(
  'a learner who lost the mails answers two badges in the backpack, by keyboard ($tongue, $width)',
  async ({ tongue, width, dark }) => {
    const say = wordsOf(tongue)
    const email = `ada-${tongue}@learner.example`
    await awardTo(issuer, email)
    await awardTo(issuer, email)
    const learner = await signIn(host, email)
    const context = await browser.newContext({
      baseURL: host.url,
      viewport: widths[width],
      locale: tongue,
      colorScheme: dark ? 'dark' : 'light',
    })
    await seatAs(context, learner)
    await context.addCookies([{ name: 'lang', value: tongue, url: host.url }])
    const complaints = watchPages(context, host.url)
    const page = await context.newPage()
    await page.goto('/backpack')
    const panel = page.getByRole('region', { name: say('app.waiting.title') })
    await panel.getByRole('listitem').nth(1).waitFor()
    await keepPicture(page, `waiting-${tongue}-${width}`)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await panel.getByRole('button').first().focus()
    await page.keyboard.press('Enter')
    await page.locator('.shelf li').first().waitFor()
    await page.waitForFunction(() => document.querySelectorAll('#waiting li').length === 1)
    await keepPicture(page, `waiting-${tongue}-${width}-one-left`)
    await goesOn(page)
    // On from the place of what was answered: the name, then the two answers to the next.
    for (const _ of ['name', 'accept', 'decline']) await page.keyboard.press('Tab')
    expect(
      await panel
        .getByRole('button')
        .nth(1)
        .evaluate(each => each === document.activeElement),
    ).toBe(true)
    await page.keyboard.press('Enter')
    await panel.waitFor({ state: 'detached' })
    await goesOn(page)
    expect(await page.locator('.shelf li').count()).toBe(1)
    expect((await learner.call(waiting.listWaiting, {})).items).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  },
)

/** Whoever answered by keyboard is not thrown back to the top of the page. */
async function goesOn(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true)
}
