import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Report } from 'openbadges/verify'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../../e2e/browser.ts'

let browser: Browser
let script = ''
beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { loadVerdicts } from './load-verdicts.ts'
        import { showReport } from './show-report.ts'
        globalThis.show = async (report, language) =>
          document.body.replaceChildren(showReport(report, await loadVerdicts(language)))
      `,
      resolveDir: fileURLToPath(new URL('../../packages/web/src/browser/', import.meta.url)),
      loader: 'ts',
    },
    bundle: true,
    format: 'iife',
    platform: 'browser',
    write: false,
    logLevel: 'silent',
  })
  script = outputFiles[0]?.text ?? ''
  browser = await launchBrowser()
}, 120_000)
afterAll(() => browser?.close())

const plain: Report = {
  verdict: 'valid',
  sentence: { code: 'valid', params: {} },
  findings: [{ check: 'proof', outcome: 'passed' }],
  notApplicable: [],
  badge: null,
  inside: [],
  notes: [],
  detected: { version: '3.0', form: 'vc-jwt', why: '' },
  fetched: [],
}
const endorsement = (about: string | null, code: Report['sentence']['code']): Report['inside'][number] => ({
  as: 'endorsement',
  about,
  report: { ...plain, verdict: 'invalid', sentence: { code, params: {} } },
})
const full: Report = {
  ...plain,
  inside: [endorsement('<b>https://school.example</b>', 'forged'), endorsement(null, 'valid')],
  notes: [{ code: 'status-refresh', detail: 'The issuer says that there is a newer copy of this badge.' }],
}

async function shown(report: Report, language: string): Promise<{ items: string[]; bold: number }> {
  const page = await browser.newPage()
  await page.addScriptTag({ content: script })
  await page.evaluate(async ([given, tongue]) => await Object(globalThis).show(given, tongue), [
    report,
    language,
  ] as const)
  const items = await page.locator('.fetched li').allTextContents()
  const bold = await page.locator('b').count()
  await page.close()
  return { items, bold }
}

test('whoever checks a badge in the browser sees what stands in it and what is good to know', async () => {
  const { items, bold } = await shown(full, 'en')
  expect(items).toEqual([
    expect.stringMatching(/^Endorsement: <b>https:\/\/school\.example<\/b> — .{5,}/),
    expect.stringMatching(/^Endorsement: a credential without a name — .{5,}/),
    'The issuer says that there is a newer copy of this badge.',
  ])
  // Words of a stranger are words.
  expect(bold).toBe(0)
  expect((await shown(plain, 'en')).items).toEqual([])
})

test.each(['es', 'ar'])('and in the language of the page: %s', async language => {
  const { items } = await shown(full, language)
  expect(items).toHaveLength(3)
  for (const item of items) expect(item).not.toMatch(/Endorsement|newer copy/)
})
