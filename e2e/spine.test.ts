import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, onTestFinished, test } from 'vitest'
import { keepPicture, launchBrowser, type widths } from './browser.ts'
import { casts } from './cast.ts'
import { drawBadge } from './draw-badge.ts'
import { startHost } from './host.ts'
import { type Look, seat } from './visitor.ts'
import type { Tongue } from './words.ts'

let browser: Browser
let picture: Buffer

beforeAll(async () => {
  browser = await launchBrowser()
  picture = await drawBadge(browser)
})
afterAll(() => browser?.close())

const walks: [Tongue, keyof typeof widths][] = [
  ['en', 'desktop'],
  ['ar', 'phone'],
  ['en', 'phone'],
  ['ar', 'desktop'],
]

test.each(walks)(
  'a badge is awarded, kept, shared, checked by a stranger and revoked (%s, %s)',
  { timeout: 300_000 },
  async (tongue, width) => {
    const host = await startHost()
    onTestFinished(() => host.stop())
    const look: Look = { tongue, width }
    const cast = casts[tongue]
    const issuer = await seat(browser, host, look)
    const learner = await seat(browser, host, look)
    const stranger = await seat(browser, host, look)
    const everybody = { issuer, learner, stranger }
    onTestFailed(async () => {
      for (const [name, { page, complaints }] of Object.entries(everybody)) {
        await keepPicture(page, `spine-failed-${tongue}-${width}-${name}`)
        for (const complaint of complaints) console.error(`${name}: ${complaint}`)
      }
    })
    let step = 0
    const see = (who: keyof typeof everybody, what: string) => {
      step += 1
      return everybody[who].see(`spine-${tongue}-${width}-${String(step).padStart(2, '0')}-${who}-${what}`)
    }

    // The issuer becomes operator and founds an organisation.
    await issuer.open(host.setUp ?? '')
    expect(await issuer.page.locator('html').getAttribute('dir')).toBe(tongue === 'ar' ? 'rtl' : 'ltr')
    await see('issuer', 'set-up')
    await issuer.field('set-up.name').fill(cast.operator)
    await issuer.field('set-up.email').fill('ruth@library.example')
    await issuer.press('set-up.button')
    await issuer.control('app.found.open').waitFor()
    expect(await issuer.page.locator('html').getAttribute('dir')).toBe(tongue === 'ar' ? 'rtl' : 'ltr')
    await see('issuer', 'no-organisation')
    await issuer.press('app.found.open')
    await issuer.field('app.org.name').fill(cast.organisation)
    await see('issuer', 'found')
    await issuer.press('app.found.act')
    await issuer.reads('app.achievements.none')
    await see('issuer', 'organisation')

    // An achievement with a picture of their own.
    await issuer.press('app.achievements.new')
    await issuer.field('app.achievement.name').fill(cast.achievement)
    await issuer.field('app.achievement.description').fill(cast.description)
    await issuer.field('app.achievement.criteria').fill(cast.criteria)
    await issuer.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'remixing.png', mimeType: 'image/png', buffer: picture })
    await issuer.field('app.achievement.alt').fill(cast.alt)
    await issuer.field('app.achievement.tags').fill(cast.tags)
    await see('issuer', 'write')
    await issuer.press('app.achievement.publish')
    await issuer.control('app.award.go').waitFor()
    await see('issuer', 'published')

    // A look, an award that is taken back, and one that goes out.
    await issuer.press('app.award.go')
    await issuer.field('app.award.email').fill('ada@example.org')
    await issuer.field('app.award.name').fill(cast.learner)
    await issuer.field('app.award.note').fill(cast.note)
    await issuer.page.frameLocator('iframe').getByRole('heading', { name: cast.achievement }).waitFor()
    await issuer.page.frameLocator('iframe').getByText(cast.learner).first().waitFor()
    await see('issuer', 'preview-page')
    await issuer.press('app.award.preview-mail')
    await issuer.page.frameLocator('iframe').getByText(cast.learner).first().waitFor()
    await see('issuer', 'preview-mail')
    await issuer.press('app.award.act')
    await issuer.control('app.mail.take-back').waitFor()
    await see('issuer', 'awarded')
    await issuer.press('app.mail.take-back')
    await issuer.reads('app.mail.withdrawn')
    await see('issuer', 'taken-back')
    await issuer.press('app.award.next')
    await issuer.field('app.award.email').fill('ada@example.org')
    await issuer.field('app.award.name').fill(cast.learner)
    await issuer.field('app.award.note').fill(cast.note)
    await issuer.press('app.evidence.add')
    await issuer.field('app.evidence.name').fill(cast.evidence)
    await issuer.field('app.evidence.url').fill('https://ada.example.org/river-sounds')
    await issuer.press('app.award.act')
    await issuer.press('app.mail.send-now')
    await issuer.reads('app.mail.sent')
    await see('issuer', 'sent')
    await issuer.press('app.award.see')
    await issuer.reads('app.answer.unclaimed')
    await see('issuer', 'award')

    // The learner opens the mail and claims in place.
    const mail = await host.lastMailTo('ada@example.org')
    expect(host.mails.filter(({ to }) => to.includes('ada@example.org'))).toHaveLength(1)
    expect(mail.subject).toContain(cast.achievement)
    const claimLink = mail.links.find(link => link.includes('/claim/')) ?? ''
    await learner.open(claimLink)
    await learner.page.getByRole('heading', { level: 1, name: cast.achievement }).waitFor()
    await see('learner', 'claim')
    await learner.press('claim.mail-code')
    const code = (await host.lastMailTo('ada@example.org')).text.match(/\b\d{6}\b/)?.[0] ?? ''
    await see('learner', 'claim-code')
    await learner.field('code.label').fill(code)
    await learner.press('claim.code.button')
    await learner.control('claim.accept').waitFor()
    await see('learner', 'claim-signed-in')
    await learner.press('claim.accept')
    await learner.reads('app.share.title')
    await see('learner', 'claimed')
    await learner.open(claimLink)
    await learner.reads('claim.accepted')
    await see('learner', 'claim-again')
    await learner.press('claim.accepted.action')
    const onShelf = learner.page.locator('.shelf-item', { hasText: cast.achievement })
    await onShelf.waitFor()
    await see('learner', 'shelf')
    await onShelf.click()
    await learner.reads('app.share.title')
    await see('learner', 'badge')

    // Shared by a link, and taken along as a PNG.
    await learner.choose('app.share.link')
    await see('learner', 'share')
    await learner.press('app.share.act.link')
    const shareLink = await learner.field('app.share.link-label').inputValue()
    await see('learner', 'shared')
    const download = learner.page.waitForEvent('download')
    await learner.press('app.form.png')
    const png = await readFile(await (await download).path())
    expect(png.subarray(1, 4).toString()).toBe('PNG')

    // The stranger sees, checks in the browser, and drops the file.
    await stranger.open(shareLink)
    await stranger.page.getByRole('heading', { level: 1, name: cast.achievement }).waitFor()
    expect(await stranger.page.getByText(cast.learner).count()).toBeGreaterThan(0)
    await see('stranger', 'share')
    await stranger.press('check-yourself.button')
    await stranger.page.locator('[data-check=valid]').waitFor()
    expect(await stranger.page.locator('.check-verdict').textContent()).toBe(
      stranger.say('verdict.head.valid'),
    )
    await see('stranger', 'checked')
    await stranger.press('common.verify')
    await see('stranger', 'verify')
    await stranger.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'remixing.png', mimeType: 'image/png', buffer: png })
    await stranger.page.getByRole('button', { name: stranger.say('verify.button') }).click()
    await stranger.page.getByRole('heading', { name: stranger.say('verdict.head.valid') }).waitFor()
    await see('stranger', 'answer')

    // Revoked with a reason: both see it.
    await issuer.page.reload()
    await issuer.reads('app.answer.accepted')
    await issuer.press('app.standing.revoke')
    await issuer.field('app.standing.reason').fill(cast.reason)
    await see('issuer', 'revoke')
    await issuer.page
      .getByRole('dialog')
      .getByRole('button', { name: issuer.say('app.standing.revoke') })
      .click()
    await issuer.page.getByRole('dialog').waitFor({ state: 'detached' })
    await issuer.reads('app.standing.now-revoked')
    await see('issuer', 'revoked')
    await issuer.press('app.manage.awards')
    await issuer.page.getByRole('row', { name: cast.learner }).nth(1).waitFor()
    await see('issuer', 'awards')
    const news = await host.lastMailTo('ada@example.org')
    expect(news.text).toContain(cast.reason)
    await learner.page.reload()
    await learner.page.getByText(cast.reason).first().waitFor()
    await see('learner', 'revoked')
    await learner.open('/backpack')
    await learner.page.locator('.shelf-item').getByText(learner.say('standing.revoked')).waitFor()
    await see('learner', 'shelf-revoked')
    await stranger.open(shareLink)
    await stranger.reads('badge.standing.revoked')
    expect(await stranger.page.getByText(cast.reason).count()).toBeGreaterThan(0)
    await see('stranger', 'revoked')
    await stranger.open('/verify')
    await stranger.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'remixing.png', mimeType: 'image/png', buffer: png })
    await stranger.page.getByRole('button', { name: stranger.say('verify.button') }).click()
    await stranger.page.getByRole('heading', { name: stranger.say('verdict.head.revoked') }).waitFor()
    await see('stranger', 'answer-revoked')

    for (const { complaints, context } of Object.values(everybody)) {
      expect(complaints).toEqual([])
      await context.close()
    }
  },
)
