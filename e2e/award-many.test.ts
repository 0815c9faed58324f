import { readFile } from 'node:fs/promises'
import { identity, issuing } from '@rucksack/contract'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, onTestFinished, test } from 'vitest'
import { keepPicture, launchBrowser, type widths } from './browser.ts'
import { foundHost } from './found-host.ts'
import { startHost } from './host.ts'
import { seat } from './visitor.ts'
import type { Tongue } from './words.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

// As a spreadsheet in Western Europe saves it: semicolons, Latin-1, and two rows that are wrong.
const list = Buffer.from(
  [
    'Nom;Courriel e-mail;Remarque',
    ...Array.from({ length: 198 }, (_, at) => `Zoé ${at};zoe-${at}@learner.example;"Très bien;\nn° ${at}"`),
    'Noémie;pas d’adresse'.replace('’', "'"),
    'Léa;',
  ].join('\r\n'),
  'latin1',
)
const walks: [Tongue, keyof typeof widths][] = [
  ['en', 'desktop'],
  ['ar', 'phone'],
]

test.each(walks)(
  'a messy list of 200 is given, looked at, awarded, and its two bad rows are mended and follow (%s, %s)',
  async (tongue, width) => {
    const host = await startHost()
    onTestFinished(() => host.stop())
    const { operator, achievement, cookie } = await foundHost(host)
    await operator(identity.changeMe, { body: { language: tongue } })
    const issuer = await seat(browser, host, { tongue, width })
    await issuer.context.addCookies([{ name: cookie.name, value: cookie.value, url: host.url }])
    const { page } = issuer
    onTestFailed(async () => {
      await keepPicture(page, `award-many-failed-${tongue}-${width}`)
      for (const complaint of issuer.complaints) console.error(complaint)
    })
    const see = (what: string) => issuer.see(`award-many-${tongue}-${width}-${what}`)
    await issuer.open(`/manage/riverside-library/achievements/${achievement}`)
    await issuer.press('batch.new')
    await issuer.reads('batch.drop.help')
    await see('give')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'classe.csv', mimeType: 'text/csv', buffer: list })

    await issuer.reads('batch.columns.title')
    await issuer.reads('batch.problem.address-missing')
    await issuer.reads('batch.problem.address-unusable')
    await see('look')
    await page.getByRole('button', { name: /198|١٩٨/ }).press('Enter')
    await issuer.control('batch.report').waitFor()
    await issuer.reads('batch.state.done')
    await see('done')

    for (const email of ['noemie@learner.example', 'lea@learner.example']) {
      await issuer.press('batch.mend')
      await page.getByLabel('Courriel e-mail').fill(email)
      if (email.startsWith('noemie')) await see('mend')
      await issuer.press('batch.mend-keep')
      await page.getByLabel('Courriel e-mail').waitFor({ state: 'detached' })
    }
    await page
      .locator('main')
      .getByRole('button', { name: /2|٢|صفين/ })
      .first()
      .click()
    await page
      .locator('p[role=status]')
      .filter({ hasText: /200|٢٠٠/ })
      .waitFor({ timeout: 30_000 })
    await see('all')

    const [download] = await Promise.all([page.waitForEvent('download'), issuer.press('batch.report')])
    const report = await readFile((await download.path()) ?? '', 'utf8')
    expect(report.match(/,awarded,/g)).toHaveLength(200)
    const { items } = await operator(issuing.listAwards, {
      params: { organisation: 'riverside-library' },
      query: { q: 'noemie@learner.example' },
    })
    expect(items).toHaveLength(1)
    expect(issuer.complaints).toEqual([])
  },
)
