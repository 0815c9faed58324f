import { branding, identity, organisations, programmes, schoolSignIn, trust } from '@rucksack/contract'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type School, startSchool } from '../packages/server/src/testing/school.ts'
import type { Visitor as Caller } from '../packages/server/src/testing/visitor.ts'
import { expectAccessible } from './accessible.ts'
import { launchBrowser, type widths } from './browser.ts'
import { type Host, startHost } from './host.ts'
import { prepareIssuer, seatAs } from './prepare.ts'
import { seat } from './visitor.ts'

let browser: Browser
let host: Host
let school: School
let owner: Caller

const found = async (name: string, parent?: string) =>
  (await owner.call(organisations.createOrganisation, { body: { name, ...(parent ? { parent } : {}) } })).slug

beforeAll(async () => {
  ;[browser, host] = await Promise.all([launchBrowser(), startHost({ ALLOW_PRIVATE_NETWORK: 'true' })])
  school = await startSchool(`${host.url}/sign-in/school/callback`)
  owner = (await prepareIssuer(host, 'City of Riverside')).caller
  const hill = await found('Hillside School', 'city-of-riverside')
  const library = await found('Riverside Library', 'city-of-riverside')
  await found('Harbour Branch', library)
  await owner.call(programmes.createProgramme, {
    params: { organisation: hill },
    body: { name: 'Summer of Making', description: 'Ten weeks of workshops.' },
  })
  await owner.call(trust.addDomain, { params: { organisation: hill }, body: { domain: 'school.example' } })
  await owner.call(trust.accredit, {
    body: {
      organisation: hill,
      by: 'city-of-riverside',
      statement: 'Public school of the city since 1931',
      link: 'https://city.example/schools',
      givenOn: '2026-05-03',
    },
  })
  await owner.call(branding.changeBranding, { params: { organisation: hill }, body: { colour: '#8a1c5c' } })
  await owner.call(schoolSignIn.addHostSignIn, {
    body: {
      name: 'Hillside School',
      issuer: school.issuer,
      clientId: school.clientId,
      clientSecret: school.clientSecret,
      roles: [{ claim: 'groups', value: 'staff', role: 'awarder', organisation: hill }],
    },
  })
  school.people.set('tess', {
    email: 'tess@school.example',
    email_verified: true,
    name: 'Tess Hill',
    groups: ['staff'],
  })
  school.people.set('ulf', { email: 'ulf@school.example', email_verified: false, name: 'Ulf Hill' })
})
afterAll(async () => {
  await browser.close()
  await school.stop()
  await host.stop()
})

async function signInAs(user: string, width: keyof typeof widths = 'desktop') {
  const visitor = await seat(browser, host, { tongue: 'en', width })
  await visitor.open('/sign-in')
  await visitor.see(`sign-in-school-${width}`)
  await visitor.page.getByRole('link', { name: 'Sign in with Hillside School' }).click()
  await visitor.page.getByLabel('User name').fill(user)
  await visitor.page.getByRole('button', { name: 'Sign in' }).click()
  await visitor.page.waitForURL(address => address.origin === host.url)
  return visitor
}

test('a teacher signs in with the school and stands in the right organisation with the right role; the second time too', async () => {
  for (const width of ['desktop', 'phone'] as const) {
    const tess = await signInAs('tess', width)
    await tess.page.waitForURL('**/manage/hillside-school')
    await tess.page.getByRole('heading', { name: 'Achievements' }).waitFor()
    await tess.open('/manage/hillside-school/people')
    await tess.page.getByText('Tess Hill').waitFor()
    await tess.page.getByText('By school sign-in').waitFor()
    await tess.see(`people-roles-${width}`)
    await tess.open('/account')
    await tess.page.getByText('tess@school.example').first().waitFor()
    await tess.context.close()
  }
})

test('an address that the school has not verified is refused in words, with the mail field beside it', async () => {
  const ulf = await signInAs('ulf')
  await ulf.page.getByText('Your school has not verified your mail address').waitFor()
  expect(await ulf.page.getByLabel('E-mail address').count()).toBe(1)
  await ulf.see('sign-in-school-refused')
  await ulf.context.close()
})

test('a way back that was used already opens nothing', async () => {
  const tess = await seat(browser, host, { tongue: 'en', width: 'desktop' })
  let back = ''
  tess.page.on('request', request => {
    if (request.url().includes('/sign-in/school/callback')) back = request.url()
  })
  await tess.open('/sign-in')
  await tess.page.getByRole('link', { name: 'Sign in with Hillside School' }).click()
  await tess.page.getByLabel('User name').fill('tess')
  await tess.page.getByRole('button', { name: 'Sign in' }).click()
  await tess.page.waitForURL('**/manage/hillside-school')
  await tess.context.clearCookies({ name: 'rucksack' })
  await tess.open(back)
  await tess.page.getByText('This sign-in has ended').waitFor()
  await tess.context.close()
})

test.each([
  ['desktop', 'en'],
  ['phone', 'en'],
  ['phone', 'ar'],
] as const)(
  'the pages of structure, programmes, trust, look and settings are there for eye and ear: %s, %s',
  async (width, tongue) => {
    const visitor = await seat(browser, host, { tongue, width })
    await owner.call(identity.changeMe, { body: { language: tongue } })
    await seatAs(visitor.context, owner)
    for (const [name, path] of [
      ['organisations', '/manage'],
      ['structure', '/manage/riverside-library/structure'],
      ['programmes', '/manage/hillside-school/programmes'],
      ['trust', '/manage/hillside-school/trust'],
      ['branding', '/manage/hillside-school/branding'],
      ['school-settings', '/manage/hillside-school/settings'],
      ['admin-schools', '/admin'],
      ['issuer-trust', '/issuers/hillside-school'],
    ] as const) {
      await visitor.open(path)
      await visitor.page.waitForLoadState('networkidle')
      await visitor.page.getByRole('heading').first().waitFor()
      await visitor.see(`${name}-${width}-${tongue}`)
      await expectAccessible(visitor.page, `${name} ${width} ${tongue}`)
    }
    await visitor.context.close()
  },
)

test('an owner adds a part, moves it and archives it', async () => {
  await owner.call(identity.changeMe, { body: { language: 'en' } })
  const visitor = await seat(browser, host, { tongue: 'en', width: 'desktop' })
  await seatAs(visitor.context, owner)
  await visitor.open('/manage/riverside-library/structure')
  await visitor.press('app.tree.add')
  await visitor.field('app.org.name').fill('River Branch')
  await visitor.page.keyboard.press('Enter')
  await visitor.page.waitForURL('**/manage/river-branch')
  await visitor.open('/manage/river-branch/structure')
  await visitor.field('app.tree.move-to').selectOption('hillside-school')
  await visitor.press('app.tree.move-act')
  await visitor.page.getByRole('link', { name: 'Hillside School' }).waitFor()
  await visitor.press('app.tree.archive-act')
  await visitor.control('app.tree.unarchive-act').waitFor()
  expect(
    (await owner.call(organisations.readOrganisation, { params: { organisation: 'river-branch' } }))
      .archivedAt,
  ).not.toBeNull()
  await visitor.context.close()
})
