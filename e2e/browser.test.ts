import { chromium } from 'playwright-core'
import { expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { findChromium } from './find-chromium.ts'
import { unpackChromium } from './unpack-chromium.ts'

test('a browser runs and draws', async () => {
  const browser = await launchBrowser()
  const page = await browser.newPage()
  await page.setContent('<h1 style="width:200px">Hello</h1>')
  expect(await page.locator('h1').evaluate(each => each.getBoundingClientRect().width)).toBe(200)
  await browser.close()
})

test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'on a machine without a browser, the one packed in npm runs',
  async () => {
    const { file, env } = await unpackChromium()
    const browser = await chromium.launch({
      executablePath: file,
      env: { PATH: process.env['PATH'] ?? '', ...env },
      args: ['--no-sandbox', '--disable-gpu'],
    })
    const page = await browser.newPage()
    await page.setContent('<p>Hello</p>')
    expect(await page.locator('p').textContent()).toBe('Hello')
    await browser.close()
  },
)

test('a CHROME_PATH that leads nowhere is said, not passed over', async () => {
  await expect(findChromium({ CHROME_PATH: '/nowhere/chrome', PATH: process.env['PATH'] })).rejects.toThrow(
    'CHROME_PATH',
  )
})
