import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { identity } from '@rucksack/contract'
import type { Browser, Request } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ForeignIssuer } from '../packages/server/src/testing/foreign-badges.ts'
import type { Visitor as Caller } from '../packages/server/src/testing/visitor.ts'
import { launchBrowser } from './browser.ts'
import { fillShelf } from './fill-shelf.ts'
import { type Host, startHost } from './host.ts'
import { type Issuer, prepareIssuer, prepareLearner, seatAs, signIn } from './prepare.ts'
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

async function seated(caller: Caller, path: string): Promise<Visitor> {
  const visitor = await seat(browser, host, { tongue: 'en', width: 'desktop' })
  await seatAs(visitor.context, caller)
  await visitor.open(path)
  return visitor
}

async function leave({ complaints, context }: Visitor): Promise<void> {
  expect(complaints).toEqual([])
  await context.close()
}

test('an empty backpack shows three ways to the first badge', async () => {
  const learner = await seated(await signIn(host, 'empty@example.org'), '/backpack')
  for (const way of ['add', 'mail', 'address'] as const) await learner.reads(`app.empty.${way}.title`)
  await learner.press('app.empty.add.act')
  await learner.reads('app.add.drop')
  await leave(learner)
})

test('what is dropped, chosen and pasted is looked at here first, and sent only by the button', async () => {
  const email = 'collector@example.org'
  const elsewhere = new ForeignIssuer()
  const [json, jwt, forNobody] = await Promise.all([
    elsewhere.badge(email, { achievement: named('Knots') }),
    elsewhere.jwt(email, { achievement: named('Splices') }),
    elsewhere.badge('somebody@else.example', { achievement: named('Anchors') }),
  ])
  const { caller, badge } = await prepareLearner(host, issuer, email)
  const picture = await caller.fetch(`/api/v1/backpack/badges/${badge}/download?form=png`)
  const png = Buffer.from(await picture.arrayBuffer())
  const learner = await seated(caller, '/backpack/add')
  const { page } = learner
  const sent: Request[] = []
  page.on('request', request => {
    if (request.method() !== 'GET') sent.push(request)
  })
  const files = page.locator('input[type=file]')
  const line = (text: string) => page.locator('.candidate', { hasText: text })

  await files.setInputFiles([
    { name: 'knots.json', mimeType: 'application/json', buffer: Buffer.from(json) },
    { name: 'mine.png', mimeType: 'image/png', buffer: png },
  ])
  await line('Knots').getByText('School of Sails').waitFor()
  await line('Remixing').getByText('Riverside Library').waitFor()
  await dropFile(learner, 'anchors.json', forNobody)
  await line('Anchors').waitFor()
  await learner.field('app.add.paste').fill(jwt)
  await learner.press('app.add.look')
  await line('Splices').waitFor()
  await learner.field('app.add.paste').fill(`${host.url}/achievements/none`)
  await learner.press('app.add.look')
  await learner.reads('app.add.url-text')
  await files.setInputFiles({ name: 'holiday.png', mimeType: 'image/png', buffer: plainPng })
  await page.getByRole('alert').filter({ hasText: 'holiday.png' }).waitFor()
  await files.setInputFiles({ name: 'empty.json', mimeType: 'application/json', buffer: Buffer.alloc(0) })
  await page.getByRole('alert').filter({ hasText: 'empty.json' }).waitFor()
  await learner.see('add-looked-at')
  expect(sent.map(request => request.url())).toEqual([])

  const add = (text: string) =>
    line(text)
      .getByRole('button', { name: learner.say('app.add.act') })
      .click()
  await add('Knots')
  await line('Knots').getByText(learner.say('app.add.outcome.added')).waitFor()
  expect(sent).toHaveLength(1)
  await add('Remixing')
  await line('Remixing').getByText(learner.say('app.add.outcome.already-there')).waitFor()
  await add('Anchors')
  await line('Anchors').getByRole('alert').waitFor()
  await line('Anchors').getByText(learner.say('problem.badge-for-another-address.title')).waitFor()
  await add(`${host.url}/achievements/none`)
  await line(`${host.url}/achievements/none`).getByRole('alert').waitFor()
  await learner.see('add-outcomes')
  await page.getByRole('button', { name: learner.say('app.add.act') }).click()
  await page.getByText(learner.say('app.add.outcome.added')).nth(1).waitFor()
  await page
    .getByRole('link', { name: learner.say('app.to-backpack') })
    .last()
    .click()
  await page.locator('.shelf-item').nth(2).waitFor()
  expect(await page.locator('.shelf-item').count()).toBe(3)
  // Refusals are answers with a status of their own, which the browser also writes down.
  expect(learner.complaints.filter(each => !/status of 4\d\d/.test(each))).toEqual([])
  await learner.context.close()
})

test('search and filters live in the address; badges can be checked again and removed', async () => {
  const { caller, badge } = await prepareLearner(host, issuer, 'finder@example.org')
  const elsewhere = new ForeignIssuer('School of Knots')
  await fillShelf(caller, elsewhere, 'finder@example.org', 12)
  const learner = await seated(caller, '/backpack')
  const { page } = learner
  const items = page.locator('.shelf-item')
  await page.waitForFunction(() => document.querySelectorAll('.shelf-item').length === 13)
  await learner.field('app.shelf.search').fill('remix')
  await page.waitForURL('**/backpack?q=remix')
  await page.waitForFunction(() => document.querySelectorAll('.shelf-item').length === 1)
  await page.reload()
  await items.first().waitFor()
  expect(await items.count()).toBe(1)
  await learner.press('app.shelf.clear')
  await page.waitForFunction(() => document.querySelectorAll('.shelf-item').length === 13)
  await learner.field('app.shelf.issuer').selectOption('School of Knots')
  await page.waitForURL('**/backpack?issuer=School+of+Knots')
  await page.waitForFunction(() => document.querySelectorAll('.shelf-item').length === 12)
  await learner.see('shelf-filtered')
  await learner.field('app.shelf.search').fill('nothing like this')
  await learner.reads('app.shelf.none-found')

  await learner.open(`/backpack/badges/${badge}`)
  await learner.press('app.badge.check')
  await learner.reads('app.badge.checked')
  await learner.press('app.badge.remove-act')
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: learner.say('app.remove') })
    .click()
  await page.waitForURL('**/backpack')
  await page.waitForFunction(() => document.querySelectorAll('.shelf-item').length === 12)
  await learner.press('app.shelf.select')
  await items.nth(0).locator('input').check()
  await items.nth(1).locator('input').check()
  await learner.press('app.remove')
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: learner.say('app.remove') })
    .click()
  await page.waitForFunction(() => document.querySelectorAll('.shelf-item').length === 10)
  await leave(learner)
})

test('a backpack of 1,000 badges opens', { timeout: 600_000 }, async () => {
  const caller = await signIn(host, 'thousand@example.org')
  await fillShelf(caller, new ForeignIssuer('School of Knots'), 'thousand@example.org', 1000)
  const learner = await seated(caller, '/backpack')
  const { page } = learner
  await page.locator('.shelf-item').first().waitFor()
  const opening: number[] = []
  for (let turn = 0; turn < 3; turn += 1) {
    const began = performance.now()
    await page.reload({ waitUntil: 'commit' })
    await page.locator('.shelf-item').first().waitFor()
    opening.push(Math.round(performance.now() - began))
  }
  console.info(`A backpack of 1,000 badges shows its first badge after ${opening.join(', ')} ms.`)
  expect(await page.getByText(learner.say('app.shelf.count', { count: 1000 })).isVisible()).toBe(true)
  await learner.see('shelf-thousand')
  await leave(learner)
})

test('a passkey is made, named and signs in', async () => {
  const learner = await seated(await signIn(host, 'passkey@example.org'), '/account')
  const { page } = learner
  const devices = await learner.context.newCDPSession(page)
  await devices.send('WebAuthn.enable', { enableUI: false })
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await learner.field('app.passkeys.name').fill('My phone')
  await learner.press('app.passkeys.add')
  await page.getByText('My phone', { exact: true }).waitFor()
  await learner.see('account-passkey')
  await learner.press('common.sign-out')
  await learner.control('common.sign-in').waitFor()
  await learner.open('/sign-in?next=/account')
  // The field may already have offered it; the button asks when it has not.
  await Promise.any([page.waitForURL('**/account'), learner.press('sign-in.passkey')])
  await page.waitForURL('**/account')
  await page.getByText('My phone', { exact: true }).waitFor()
  await leave(learner)
})

test('a token is shown once, works, and ends', async () => {
  const learner = await seated(await signIn(host, 'token@example.org'), '/account')
  const { page } = learner
  await learner.press('app.tokens.make')
  await learner.field('app.tokens.name').fill('My script')
  await page
    .getByRole('checkbox', { name: new RegExp(learner.say('app.scope.profile:read')) })
    .check({ force: true })
  await learner.see('account-make-token')
  await page
    .locator('form')
    .getByRole('button', { name: learner.say('app.tokens.make') })
    .click()
  await learner.reads('app.tokens.once')
  const secret = await learner.field('app.tokens.secret').inputValue()
  await learner.see('account-token')
  const withToken = () =>
    fetch(new URL(identity.readMe.path, host.url), { headers: { authorization: `Bearer ${secret}` } })
  expect((await withToken()).status).toBe(200)
  await learner.press('app.tokens.kept')
  await page.reload()
  await page.getByText('My script').waitFor()
  expect(await page.content()).not.toContain(secret)
  await learner.press('app.tokens.revoke')
  await page.getByText('My script').waitFor({ state: 'detached' })
  expect((await withToken()).status).toBe(401)
  await leave(learner)
})

test('an account is really deleted, after the words were typed', async () => {
  const { caller } = await prepareLearner(host, issuer, 'leaving@example.org')
  const learner = await seated(caller, '/account')
  const { page } = learner
  await learner.press('app.delete.act')
  const dialog = page.getByRole('alertdialog')
  const act = dialog.getByRole('button', { name: learner.say('app.delete.act') })
  expect(await act.isDisabled()).toBe(true)
  await learner.field('app.delete.type').fill(learner.say('app.delete.words'))
  await learner.see('account-delete')
  await act.click()
  await page.waitForURL(`${host.url}/`)
  await learner.control('common.sign-in').waitFor()
  expect((await caller.fetch(identity.readMe.path)).status).toBe(401)
  const again = await seated(await signIn(host, 'leaving@example.org'), '/backpack')
  await again.reads('app.empty.title')
  await leave(again)
  await leave(learner)
})

const named = (name: string) => ({
  id: `https://school.example/badges/${name}`,
  name,
  description: 'Shows it on a boat.',
  criteria: { narrative: 'Show it.' },
})

/** Drop a file on the page as a hand would. */
async function dropFile({ page, context }: Visitor, name: string, text: string): Promise<void> {
  const file = join(host.dataDir, name)
  await writeFile(file, text)
  const box = await page.locator('.drop').first().boundingBox()
  const hand = await context.newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await hand.send('Input.dispatchDragEvent', {
      type,
      x: (box?.x ?? 0) + 40,
      y: (box?.y ?? 0) + 40,
      data: { items: [], files: [file], dragOperationsMask: 1 },
    })
}

// One clear pixel, with no badge in it.
const plainPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
