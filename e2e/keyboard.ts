import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Go on by Tab until this control has the focus; every stop on the way must show that it has it. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  const arrived = () => target.evaluate(element => element === document.activeElement)
  if (await arrived()) return
  for (let stops = 0; stops < 120; stops += 1) {
    await page.keyboard.press('Tab')
    expect(await hiddenFocus(page)).toBe('')
    if (await arrived()) return
  }
  throw new Error(`Tab does not come to ${target}`)
}

/** Go to a field and type into it. */
export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.type(text)
}

/** Go to a button or link and press Enter. */
export async function pressWithKeys(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

/** What has the focus without showing it; empty when all is well. */
async function hiddenFocus(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const focused = document.activeElement
    // Inside a frame the ring is drawn on what has the focus there.
    if (!focused || focused === document.body || focused.tagName === 'IFRAME') return ''
    // The ring of a hidden input stands on what is drawn for it.
    const shown = [focused, focused.parentElement, focused.closest('label'), focused.nextElementSibling]
    const rings = shown.some(element => {
      if (!element) return false
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
    })
    const inner = [...(focused.closest('label')?.children ?? [])].some(
      element => getComputedStyle(element).outlineStyle !== 'none',
    )
    return rings || inner ? '' : focused.outerHTML.slice(0, 200)
  })
}
