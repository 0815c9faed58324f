import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Fetcher } from 'openbadges'
import { BadgeError } from 'openbadges/read'
import { launchBrowser } from '../../e2e/browser.ts'
import type { Judge } from '../judge.ts'
import type { SentAnswer } from './page.ts'

const origin = 'http://localhost'

/** A real Chromium whose page holds the library and judges one case at a time; its files come from the build. */
export async function openChromium(): Promise<{ judge: Judge; close(): Promise<void> }> {
  const browser = await launchBrowser()
  const page = await browser.newPage()
  let web: Fetcher = async url => {
    throw new BadgeError('unreachable', `${url} was asked for by no case.`)
  }
  await page.exposeFunction('askDocument', (url: string, accept: string) => answerOf(web, url, accept))
  await page.route('**/*', async route => {
    const { pathname } = new URL(route.request().url())
    await route.fulfill(
      pathname === '/'
        ? { contentType: 'text/html', body: '<script type="module" src="/page.js"></script>' }
        : { contentType: 'text/javascript', body: built(pathname) },
    )
  })
  await page.goto(`${origin}/`)
  await page.waitForFunction(() => 'judgeHere' in globalThis)
  return {
    async judge(input, { fetcher, now }, options) {
      web = fetcher
      const sent =
        typeof input === 'string' ? { text: input } : { base64: Buffer.from(input).toString('base64') }
      const question = { input: sent, now: now.toISOString(), options }
      return JSON.parse(await page.evaluate(asked => globalThis.judgeHere(asked), JSON.stringify(question)))
    },
    close: () => browser.close(),
  }
}

function built(pathname: string): Buffer {
  return readFileSync(fileURLToPath(new URL(`./page${pathname}`, import.meta.url)))
}

async function answerOf(fetcher: Fetcher, url: string, accept: string): Promise<SentAnswer> {
  try {
    const { body, ...rest } = await fetcher(url, { accept })
    return { ...rest, base64: Buffer.from(body).toString('base64') }
  } catch (cause) {
    if (cause instanceof BadgeError) return { code: cause.code, message: cause.message }
    throw cause
  }
}
