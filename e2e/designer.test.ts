import { issuing } from '@rucksack/contract'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { type Host, startHost } from './host.ts'
import { pressWithKeys, tabTo, typeInto } from './keyboard.ts'
import { type Issuer, prepareIssuer, seatAs } from './prepare.ts'
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

async function editor(look: { tongue: 'en' | 'ar'; width: 'phone' | 'desktop' }): Promise<Visitor> {
  const visitor = await seat(browser, host, look)
  await seatAs(visitor.context, issuer.caller)
  return visitor
}

test('a librarian draws a badge with nothing but the keyboard, publishes it, and opens it again to change it', async () => {
  const librarian = await editor({ tongue: 'en', width: 'desktop' })
  const { page, control, field, say } = librarian
  await librarian.open(`/manage/${issuer.organisation}/achievements/new`)
  await typeInto(page, field('app.achievement.name'), 'Weaving')
  await typeInto(page, field('app.achievement.description'), 'Weaves.')
  await typeInto(page, field('app.achievement.criteria'), 'Weave a cloth.')
  await pressWithKeys(page, control('app.designer.open'))
  await pressWithKeys(page, control('app.designer.starter.crest'))
  await librarian.see('designer-desktop-begun')

  // The text is the topmost layer: chosen in the list, then its words are changed.
  const layers = page.getByRole('listbox', { name: say('app.designer.layers') })
  await tabTo(page, layers.getByRole('option').first())
  await page.keyboard.press('Enter')
  await tabTo(page, field('app.designer.words'))
  await page.keyboard.press('End')
  await page.keyboard.type('!')

  // The stage moves and scales the chosen layer by keys, and says where it is.
  const stage = page.getByRole('application', { name: say('app.designer.stage') })
  await tabTo(page, stage)
  const where = () => stage.getByRole('status').textContent()
  const before = await where()
  for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', '+', '+', ']']) await page.keyboard.press(key)
  expect(await where()).not.toBe(before)
  const moved = await where()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  expect(await where()).toBe(before)
  await page.keyboard.press('Control+y')
  await page.keyboard.press('Control+y')
  await page.keyboard.press('Control+y')
  expect(await where()).toBe(moved)
  await typeInto(
    page,
    page.getByRole('dialog').getByLabel(say('app.achievement.alt')),
    'A shield with a medal',
  )
  await librarian.see('designer-desktop-done')
  await pressWithKeys(page, control('app.designer.use'))
  await pressWithKeys(page, control('app.achievement.publish'))
  await page.waitForURL(/achievements\/[0-9a-f-]{36}$/)

  const id = page.url().split('/').at(-1) ?? ''
  const made = await issuer.caller.call(issuing.readAchievement, { params: { achievement: id } })
  expect(made).toMatchObject({ state: 'published', imageGenerated: false, imageAlt: 'A shield with a medal' })
  const svg = await (await issuer.caller.fetch(made.image)).text()
  expect(svg).toContain('urn:rucksack:badge-design:1')
  expect(svg).not.toContain('<text')

  // Opened again, everything is there; what is changed is the next version.
  await pressWithKeys(page, control('app.achievement.make-version'))
  await pressWithKeys(page, control('app.designer.open'))
  await expect.poll(() => layers.getByRole('option').count()).toBe(5)
  expect(await layers.getByRole('option').first().textContent()).toContain('Weaving!')
  await tabTo(page, page.getByRole('radio', { name: say('app.designer.panel.start') }))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await pressWithKeys(page, control('app.designer.shape.star'))
  expect(await layers.getByRole('option').count()).toBe(6)
  await pressWithKeys(page, control('app.designer.use'))
  await pressWithKeys(page, control('app.achievement.keep-draft'))
  await expect
    .poll(async () => {
      const { items } = await issuer.caller.call(issuing.listVersions, { params: { achievement: id } })
      return items.length
    })
    .toBe(2)
  expect(librarian.complaints).toEqual([])
  await librarian.context.close()
})

test('on a phone the badge stays in view, in a language that is read from the right too', async () => {
  for (const tongue of ['en', 'ar'] as const) {
    const { open, page, press, see, complaints, context, say } = await editor({ tongue, width: 'phone' })
    await open(`/manage/${issuer.organisation}/achievements/new?lang=${tongue}`)
    await press('app.designer.open')
    await press('app.designer.starter.medal')
    await see(`designer-phone-${tongue}`)
    await page.getByRole('radio', { name: say('app.designer.panel.icons') }).click()
    await page.getByRole('button', { name: 'rocket', exact: true }).click()
    await see(`designer-phone-icons-${tongue}`)
    const wide = await page.getByRole('dialog').evaluate(dialog => dialog.scrollWidth > dialog.clientWidth)
    expect(wide).toBe(false)
    expect(complaints).toEqual([])
    await context.close()
  }
})

test('a teacher says all there is to say of an achievement, saves it as a template and lays two versions side by side', async () => {
  const teacher = await editor({ tongue: 'en', width: 'desktop' })
  const { page, control, press, field, say, see } = teacher
  await teacher.open(`/manage/${issuer.organisation}/achievements/${issuer.achievement.id}`)
  await press('app.achievement.make-version')
  const unfold = (key: Parameters<typeof say>[0]) => page.locator('summary', { hasText: say(key) }).click()
  await unfold('app.details.criteria')
  await field('app.details.for-learners').fill('You take songs apart and make one of your own.')
  const add = page.getByRole('button', { name: say('app.details.add') })
  await page
    .getByRole('group', { name: say('app.details.points') })
    .getByRole('button', { name: say('app.details.add') })
    .click()
  await field('app.details.point').fill('Name every source.')
  await field('app.details.note').fill('Ask for the list.')
  await unfold('app.details.effort')
  await field('earning.time').fill('12')
  await unfold('app.details.assessment')
  await page
    .getByRole('group', { name: say('earning.results') })
    .getByRole('button', { name: say('app.details.add') })
    .first()
    .click()
  await field('app.details.measured').fill('Naming sources')
  await page
    .getByRole('group', { name: say('app.details.levels') })
    .getByRole('button', { name: say('app.details.add') })
    .click()
  await page
    .getByRole('group', { name: say('app.details.levels') })
    .getByLabel(say('earning.results.level'), { exact: true })
    .fill('Thorough')
  await see('details-form')
  expect(await add.count()).toBeGreaterThan(3)
  await press('app.achievement.publish')
  await page.getByRole('button', { name: say('app.versions.compare') }).click()
  await page.getByText(say('app.versions.field.criteriaList')).waitFor()
  await see('versions-side-by-side')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('app.details.done') })
    .click()

  const id = page.url().split('/').at(-1) ?? ''
  const visitor = await seat(browser, host, { tongue: 'en', width: 'phone' })
  await visitor.open(`/achievements/${id}`)
  await visitor.page.getByText('You take songs apart and make one of your own.').waitFor()
  expect(await visitor.page.content()).not.toContain('Ask for the list.')
  await visitor.see('achievement-public-phone')
  await visitor.context.close()

  await press('app.templates.save')
  await press('app.templates.share')
  await field('app.templates.link').waitFor()
  await see('templates')
  await control('app.templates.start').click()
  await page.waitForURL(/achievements\/[0-9a-f-]{36}$/)
  expect(teacher.complaints).toEqual([])
  await teacher.context.close()
})
