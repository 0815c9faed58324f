import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { findChromium } from './find-chromium.ts'

const artefacts = fileURLToPath(new URL('../test-artefacts/', import.meta.url))

/** Launch a real Chromium; close it when the tests end. */
export async function launchBrowser(): Promise<Browser> {
  const { file, env } = await findChromium()
  return await chromium.launch({
    executablePath: file,
    env: { ...definedOnly(process.env), ...env },
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** Keep a picture of the page under `test-artefacts/`. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(artefacts, { recursive: true })
  // On touch screens a dialog stays hidden for half a second, until the keyboard of the screen is there.
  await page.waitForFunction(
    () =>
      document.querySelector('.veil[style*="opacity: 0"]') === null &&
      document.getAnimations().every(({ playState }) => playState !== 'running'),
  )
  // A dialog covers what is seen, not the whole page.
  const fullPage = (await page.locator('[role=dialog], [role=alertdialog]').count()) === 0
  await page.screenshot({ path: join(artefacts, `${name}.png`), fullPage })
}

/** Widths that every journey is walked at. */
export const widths = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
} as const

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
