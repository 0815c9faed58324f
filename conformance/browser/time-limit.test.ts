import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../../e2e/browser.ts'

/** A page that canonicalises in a worker, and one worker that never answers. */
const page = `
import { canonizeInWorker } from './packages/openbadges/src/browser/index.ts'
const work = path => () => new Worker(path, { type: 'module' })
const good = canonizeInWorker(work('/good.js'))
const slow = canonizeInWorker(work('/slow.js'), 200)
let begun = 0
const mixed = canonizeInWorker(() => work(begun++ === 0 ? '/slow.js' : '/good.js')())
const said = canonize => async document => {
  try { return await canonize(document) } catch (cause) { return cause.code }
}
Object.assign(globalThis, { good: said(good), slow: said(slow), mixed: said(mixed) })
`
const good = `
import { answerCanonize } from './packages/openbadges/src/browser/index.ts'
answerCanonize(self)
`
const slow = 'self.onmessage = () => { for (;;); }'

const root = fileURLToPath(new URL('../../', import.meta.url))
const words = { '@vocab': 'https://words.example/' }
const odd = { '@context': words, name: 'Knots', '@id': 'urn:x:y' }
const statements = '<urn:x:y> <https://words.example/name> "Knots" .\n'

let browser: Browser
let tab: Page
beforeAll(async () => {
  const files = new Map<string, string>()
  for (const [name, contents] of Object.entries({ page, good, slow })) {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: root, loader: 'ts' },
      bundle: true,
      splitting: true,
      outdir: `out/${name}`,
      format: 'esm',
      platform: 'browser',
      write: false,
      logLevel: 'silent',
    })
    for (const file of outputFiles) {
      const path = file.path.slice(file.path.lastIndexOf('/'))
      files.set(path === '/stdin.js' ? `/${name}.js` : path, file.text)
    }
  }
  browser = await launchBrowser()
  tab = await browser.newPage()
  await tab.route('**/*', async route => {
    const { pathname } = new URL(route.request().url())
    const body = files.get(pathname)
    await route.fulfill(
      body === undefined
        ? { contentType: 'text/html', body: '<script type="module" src="/page.js"></script>' }
        : { contentType: 'text/javascript', body },
    )
  })
  await tab.goto('http://localhost/')
  await tab.waitForFunction(() => 'mixed' in globalThis)
}, 120_000)
afterAll(() => browser?.close())

const ask = async (way: 'good' | 'slow' | 'mixed', documents: object[]) =>
  await tab.evaluate(
    async ([name, all]) =>
      await Promise.all((all as object[]).map(each => Object(globalThis)[String(name)](each))),
    [way, documents] as const,
  )

test('a page has what is odd canonicalised beside it, and hears what is wrong with it', async () => {
  const bad = { ...odd, '@context': 'https://nowhere.example/context' }
  expect(await ask('good', [odd, bad, odd])).toEqual([statements, 'context-unpinned', statements])
})

test('a badge made to take for ever ends with a word, and the page goes on', async () => {
  expect(await ask('slow', [odd])).toEqual(['canonicalisation-timeout'])
  expect(await ask('mixed', [odd, odd, odd])).toEqual(['canonicalisation-timeout', statements, statements])
})
