import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Expect that axe finds nothing wrong with the page, and that it never scrolls sideways. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  // What is still on its way is no page yet, and what is in motion has no colours yet.
  await page.waitForFunction(() => document.querySelector('.waiting') === null)
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
  // No script runs in a sandboxed preview, so axe cannot either: what it shows is tried as a page of its own.
  await page.evaluate(() => {
    for (const frame of document.querySelectorAll('iframe[sandbox]')) {
      const empty = document.createElement('iframe')
      empty.title = frame.getAttribute('title') ?? ''
      frame.replaceWith(empty)
    }
  })
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  )
  expect(found, `${name}: ${page.url()}`).toEqual([])
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(excess, `${name} scrolls sideways by so many px: ${await widest(page)}`).toBeLessThanOrEqual(0)
}

async function widest(page: Page): Promise<string> {
  return await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter(element => {
        const { left, right } = element.getBoundingClientRect()
        return right > window.innerWidth + 1 || left < -1
      })
      .slice(0, 3)
      .map(element => element.outerHTML.slice(0, 160))
      .join('\n'),
  )
}
