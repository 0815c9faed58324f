import { createServer, Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { launchBrowser } from './browser.ts'
import { type Host, startHost } from './host.ts'
import { foreignConnections, isOwn, remotesOf } from './sockets.ts'
import { seat } from './visitor.ts'

let browser: Browser
let host: Host

// Nothing is set but where the data lies. Whoever asks for a proxy finds a closed door.
const closed = 'http://127.0.0.1:9'
beforeAll(async () => {
  ;[browser, host] = await Promise.all([
    launchBrowser(),
    startHost({
      SMTP_URL: '',
      HTTP_PROXY: closed,
      HTTPS_PROXY: closed,
      http_proxy: closed,
      https_proxy: closed,
    }),
  ])
})
afterAll(async () => {
  await browser?.close()
  await host?.stop()
})

test('addresses of this machine and others are told apart', () => {
  const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 101 1
   1: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 102 1
   2: 0F02000A:C351 22D8B85D:01BB 02 00000000:00000000 00:00000000 00000000     0        0 103 1`
  expect(remotesOf(table).filter(({ address }) => !isOwn(address))).toEqual([
    { inode: '103', address: '22D8B85D' },
  ])
  expect(isOwn('00000000000000000000000001000000')).toBe(true)
  expect(isOwn('0000000000000000FFFF00000100007F')).toBe(true)
  expect(isOwn('0000000000000000FFFF000022D8B85D')).toBe(false)
})

const outward = Object.values(networkInterfaces())
  .flat()
  .find(each => each?.family === 'IPv4' && !each.internal)?.address

test.runIf(process.platform === 'linux' && outward)(
  'a connection to an address that is not loopback is seen',
  async () => {
    const server = createServer().listen(0, outward ?? '')
    await new Promise(resolve => server.once('listening', resolve))
    const address = server.address()
    const socket = new Socket()
    const connected = new Promise(resolve => socket.once('connect', resolve))
    socket.connect(typeof address === 'object' && address ? address.port : 0, outward ?? '')
    await connected
    expect(foreignConnections(process.pid)).not.toEqual([])
    socket.destroy()
    server.close()
  },
)

test.runIf(process.platform === 'linux')(
  'a badge is awarded, claimed, shared and verified by a default host that talks to nobody outside',
  async () => {
    const seen = new Set<string>()
    const watch = setInterval(() => {
      for (const address of foreignConnections(host.process.pid ?? 0)) seen.add(address)
    }, 25)
    const issuer = await seat(browser, host, { tongue: 'en', width: 'desktop' })
    await issuer.open(host.setUp ?? '')
    await issuer.field('set-up.email').fill('ruth@library.example')
    await issuer.press('set-up.button')
    await issuer.press('app.found.open')
    await issuer.field('app.org.name').fill('Riverside Library')
    await issuer.field('app.org.url').fill('https://library.example/')
    await issuer.press('app.found.act')
    await issuer.press('app.achievements.new')
    await issuer.field('app.achievement.name').fill('Remixing')
    await issuer.field('app.achievement.description').fill('Makes new things of old ones.')
    await issuer.field('app.achievement.criteria').fill('One remix.')
    await issuer.press('app.achievement.publish')
    await issuer.press('app.award.go')
    await issuer.field('app.award.email').fill('ada@example.org')
    await issuer.press('app.award.act')
    await issuer.press('app.mail.send-now')
    await issuer.reads('app.mail.sent')

    // Without a mail server, mail is read on the host itself.
    const learner = await seat(browser, host, { tongue: 'en', width: 'phone' })
    const openMail = async (page: Page, subject: RegExp) => {
      const mail = page.getByRole('link', { name: subject })
      for (let tries = 0; tries < 40 && (await mail.count()) === 0; tries += 1) {
        await page.goto('/mailbox')
        await page.waitForTimeout(250)
      }
      await mail.first().click()
    }
    await openMail(learner.page, /badge for you/)
    await learner.control('mailbox.back').waitFor()
    await learner.see('mailbox-mail')
    await expectAccessible(learner.page, 'mail')
    await learner.page.goBack()
    await expectAccessible(learner.page, 'mailbox')
    await learner.page.goForward()
    await learner.page
      .getByRole('link', { name: /\/claim\// })
      .first()
      .click()
    await learner.press('claim.mail-code')
    await learner.field('code.label').waitFor()
    const opened = learner.context.waitForEvent('page')
    await learner.page.getByRole('link', { name: learner.say('code.mailbox.link') }).click()
    const mailbox = await opened
    await openMail(mailbox, /is your code/)
    const code =
      (await mailbox.locator('pre, article, main').last().textContent())?.match(/\b\d{6}\b/)?.[0] ?? ''
    await mailbox.close()
    await learner.field('code.label').fill(code)
    await learner.press('claim.code.button')
    await learner.press('claim.accept')
    await learner.choose('app.share.link')
    await learner.press('app.share.act.link')
    const shared = await learner.field('app.share.link-label').inputValue()

    const stranger = await seat(browser, host, { tongue: 'en', width: 'desktop' })
    await stranger.open(shared)
    await stranger.press('check-yourself.button')
    await stranger.page.locator('[data-check=valid]').waitFor()
    await stranger.open('/verify')
    await stranger.field('verify.text').fill(shared)
    await stranger.press('verify.button')
    await stranger.page.getByRole('heading', { name: stranger.say('verdict.head.valid') }).waitFor()

    clearInterval(watch)
    expect([...seen]).toEqual([])
    for (const { complaints, context } of [issuer, learner, stranger]) {
      expect(complaints).toEqual([])
      await context.close()
    }
  },
)
