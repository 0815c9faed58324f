import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { keepPicture, widths } from './browser.ts'
import type { Host } from './host.ts'
import { watchPages } from './watch-page.ts'
import { type Tongue, wordsOf } from './words.ts'

type Key = Parameters<ReturnType<typeof wordsOf>>[0]

export type Look = {
  tongue: Tongue
  width: keyof typeof widths
  colours?: 'light' | 'dark'
  script?: boolean
}

/** Somebody in front of a browser of their own: no cookies shared, one language, one width. */
export type Visitor = {
  page: Page
  context: BrowserContext
  say: ReturnType<typeof wordsOf>
  /** What went wrong in this browser so far. */
  complaints: string[]
  /** Open an address of the host. */
  open(path: string): Promise<void>
  /** The button, link or choice with these words. */
  control(key: Key): Locator
  /** Press the button, link or choice with these words. */
  press(key: Key): Promise<void>
  /** Choose the answer with these words in a group of choices. */
  choose(key: Key): Promise<void>
  /** The field with this label. */
  field(key: Key): Locator
  /** Wait until these words can be read. */
  reads(key: Key): Promise<void>
  /** Keep a picture of what is seen now. */
  see(name: string): Promise<void>
}

/** Seat somebody in front of the host. Close `context` when they leave. */
export async function seat(browser: Browser, host: Pick<Host, 'url'>, look: Look): Promise<Visitor> {
  const { tongue, width, colours = 'light', script = true } = look
  const context = await browser.newContext({
    baseURL: host.url,
    locale: tongue,
    viewport: widths[width],
    colorScheme: colours,
    javaScriptEnabled: script,
    reducedMotion: 'reduce',
    hasTouch: width === 'phone',
  })
  context.setDefaultTimeout(20_000)
  const complaints = watchPages(context, new URL(host.url).origin)
  const page = await context.newPage()
  const say = wordsOf(tongue)
  // The header has words in common with the page below it.
  const content = page.locator('main, [role=dialog], [role=alertdialog]')
  const control = (key: Key) => {
    const area = key.startsWith('common.') ? page : content
    const named = (role: 'button' | 'link' | 'radio') => area.getByRole(role, { name: say(key), exact: true })
    return named('button').or(named('link')).or(named('radio')).first()
  }
  return {
    page,
    context,
    say,
    complaints,
    control,
    async open(path) {
      await page.goto(path)
    },
    press: key => control(key).click(),
    choose: key => page.getByRole('radiogroup').getByText(say(key), { exact: true }).click(),
    field: key => page.getByLabel(say(key), { exact: true }),
    reads: key => page.getByText(say(key)).first().waitFor(),
    async see(name) {
      await keepPicture(page, name)
    },
  }
}
