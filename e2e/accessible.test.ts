import { afterAwards, codes, collections, issuing, organisations, sharing } from '@rucksack/contract'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Visitor as Caller } from '../packages/server/src/testing/visitor.ts'
import { expectAccessible } from './accessible.ts'
import { keepPicture, launchBrowser } from './browser.ts'
import { type Host, startHost } from './host.ts'
import { awardTo, type Issuer, prepareIssuer, prepareLearner, seatAs, signIn } from './prepare.ts'
import { watchPages } from './watch-page.ts'
import { wordsOf } from './words.ts'

let browser: Browser
let host: Host
let issuer: Issuer
let learner: { caller: Caller; badge: string }
let newcomer: Caller
const places: Record<'public' | 'issuer' | 'learner', [string, string][]> = {
  public: [],
  issuer: [],
  learner: [],
}

beforeAll(async () => {
  ;[browser, host] = await Promise.all([launchBrowser(), startHost()])
  issuer = await prepareIssuer(host)
  const { organisation, achievement, caller } = issuer
  const first = await prepareLearner(host, issuer)
  const second = await prepareLearner(host, issuer, 'bea@example.org')
  learner = first
  newcomer = await signIn(host, 'new@example.org')
  const shared = await Promise.all(
    [first, second].map(each =>
      each.caller.call(sharing.shareBadge, {
        params: { badge: each.badge },
        body: { audience: 'link', showName: true },
      }),
    ),
  )
  await caller.call(issuing.revokeAward, {
    params: { award: second.award.id },
    body: { reason: 'Handed in by somebody else.' },
  })
  const open = await awardTo(issuer, 'cai@example.org')
  await awardTo(issuer, 'ada@example.org')
  const draft = await caller.call(issuing.createAchievement, {
    params: { organisation },
    body: { name: 'Knots', description: 'Ties twelve knots.', criteria: 'Tie them.' },
  })
  const { link } = await caller.call(organisations.invite, {
    params: { organisation },
    body: { email: 'dov@example.org', role: 'awarder' },
  })
  const renewed = await caller.call(afterAwards.renewAward, { params: { award: first.award.id }, body: {} })
  const stack = await caller.call(issuing.createAchievement, {
    params: { organisation },
    body: {
      name: 'All of media',
      description: 'Has done all of it.',
      criteria: 'Do it.',
      details: {
        forLearners: 'You will do all of it.',
        earnedBy: { achievements: [achievement.lineage], least: 1, on: '2031-05-03' },
      },
      publish: true,
    },
  })
  const [code] = (
    await caller.call(codes.createCodes, {
      params: { achievement: stack.id },
      body: { style: 'words', mode: 'request' },
    })
  ).items
  const collection = await first.caller.call(collections.createCollection, {
    body: { name: 'Harbour', text: 'What floats.', badges: [first.badge] },
  })
  const manage = `/manage/${organisation}`
  places.public = [
    ['home', '/'],
    ['verify', '/verify'],
    ['sign-in', '/sign-in'],
    ['sign-in-link', '/sign-in/gone'],
    ['set-up', host.setUp ?? ''],
    ['terms', '/legal/terms'],
    ['accessibility', '/legal/accessibility'],
    ['issuer', `/issuers/${organisation}`],
    ['achievement', achievement.page],
    ['award', first.award.page],
    ['share', shared[0]?.url ?? ''],
    ['share-revoked', shared[1]?.url ?? ''],
    ['claim', `/claim/${open.secret}`],
    ['claim-accepted', first.award.claimLink ?? '/'],
    ['code-entry', '/code'],
    ['code', `/code/${code?.text}`],
    ['invitation', link ?? '/'],
    ['docs', '/docs'],
    ['docs-problem', '/docs/problems/badge-refused'],
    ['missing', '/nothing-here'],
  ]
  places.issuer = [
    ['organisations', '/manage'],
    ['achievements', manage],
    ['new-achievement', `${manage}/achievements/new`],
    ['achievement-view', `${manage}/achievements/${achievement.id}`],
    ['achievement-draft', `${manage}/achievements/${draft.id}`],
    ['award-form', `${manage}/achievements/${achievement.id}/award`],
    ['awards', `${manage}/awards`],
    ['award-view', `${manage}/awards/${open.award.id}`],
    ['award-revoked', `${manage}/awards/${second.award.id}`],
    ['award-line', `${manage}/awards/${renewed.id}`],
    ['achievement-stack', `${manage}/achievements/${stack.id}`],
    ['templates', `${manage}/templates`],
    ['award-many', `${manage}/achievements/${achievement.id}/award-many`],
    ['batches', `${manage}/batches`],
    ['codes', `${manage}/codes`],
    ['codes-new', `${manage}/codes/new`],
    ['code-view', `${manage}/codes/${code?.id}`],
    ['programmes', `${manage}/programmes`],
    ['structure', `${manage}/structure`],
    ['trust', `${manage}/trust`],
    ['branding', `${manage}/branding`],
    ['people', `${manage}/people`],
    ['settings', `${manage}/settings`],
    ['admin', '/admin'],
  ]
  places.learner = [
    ['shelf', '/backpack'],
    ['add', '/backpack/add'],
    ['badge', `/backpack/badges/${first.badge}`],
    ['collections', '/backpack/collections'],
    ['collection', `/backpack/collections/${collection.id}`],
    ['notices', '/backpack/notices'],
    ['account', '/account'],
    ['lost', '/backpack/nothing-here'],
  ]
})
afterAll(async () => {
  await browser?.close()
  await host?.stop()
})

// Each language, each colour scheme, the narrowest width and a zoom of 200 % meet each page; long runs have the other half.
const looks = [
  ['en', 'light', 320],
  ['ar', 'dark', 640],
  ['ar', 'light', 320],
  ['en', 'dark', 640],
] as const

for (const [tongue, colours, width] of process.env['LONG'] === '1' ? looks.slice(2) : looks.slice(0, 2))
  test(`no page is a barrier (${tongue}, ${colours}, ${width} px)`, { timeout: 400_000 }, async () => {
    const enter = async (caller: Caller | null): Promise<{ page: Page; complaints: string[] }> => {
      const context: BrowserContext = await browser.newContext({
        baseURL: host.url,
        locale: tongue,
        colorScheme: colours,
        reducedMotion: 'reduce',
        viewport: { width, height: 640 },
        deviceScaleFactor: width === 640 ? 2 : 1,
      })
      context.setDefaultTimeout(20_000)
      if (caller) await seatAs(context, caller)
      await context.addCookies([{ name: 'lang', value: tongue, url: host.url }])
      const complaints = watchPages(context, host.url)
      return { page: await context.newPage(), complaints }
    }
    const walk = async (caller: Caller | null, list: [string, string][]) => {
      const { page, complaints } = await enter(caller)
      for (const [name, path] of list) {
        await page.goto(path)
        await page.locator('h1').first().waitFor()
        await page.waitForFunction(() =>
          [...document.images].every(image => image.complete || image.loading === 'lazy'),
        )
        await page.waitForFunction(() => document.querySelector('.waiting') === null)
        await keepPicture(page, `page-${tongue}-${colours}-${width}-${name}`)
        await expectAccessible(page, name)
      }
      // Pages that are meant to be missing are said to be missing.
      expect(complaints.filter(each => !/status of 4(?:04|10)/.test(each))).toEqual([])
      return page
    }
    const say = wordsOf(tongue)
    // The docs are long and in English whoever reads them: once in each colour scheme is enough.
    const docs = tongue === 'en'
    const stranger = await walk(
      null,
      docs ? places.public : places.public.filter(([name]) => name !== 'docs'),
    )
    await stranger.goto('/verify')
    await stranger.getByLabel(say('verify.text'), { exact: true }).fill(unsigned)
    await stranger.getByRole('button', { name: say('verify.button'), exact: true }).click()
    await stranger.locator('.answer').waitFor()
    await expectAccessible(stranger, 'verify-answer')
    await stranger.context().close()
    const owner = await walk(issuer.caller, places.issuer)
    await owner.goto('/manage')
    await owner.getByRole('button', { name: say('app.found.open'), exact: true }).click()
    await owner.getByRole('dialog').waitFor()
    await keepPicture(owner, `page-${tongue}-${colours}-${width}-dialog`)
    await expectAccessible(owner, 'dialog')
    await owner.context().close()
    await (await walk(learner.caller, places.learner)).context().close()
    await (await walk(newcomer, [['empty-shelf', '/backpack']])).context().close()
  })

const unsigned = '{"type": ["VerifiableCredential", "OpenBadgeCredential"], "name": "Nobody signed this"}'
