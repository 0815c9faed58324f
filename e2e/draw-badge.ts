import type { Browser } from 'playwright-core'

/** A picture as a school would upload it: PNG, square, round badge on clear ground. */
export async function drawBadge(browser: Browser, colour = '#b5462f'): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 512, height: 512 } })
  await page.setContent(`<body style="margin:0;background:transparent">
    <svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 512 512">
      <circle cx="256" cy="256" r="240" fill="${colour}"/>
      <circle cx="256" cy="256" r="204" fill="none" stroke="#fff" stroke-width="10"/>
      <path d="M140 300c40-90 90-90 116 0s76 90 116 0" fill="none" stroke="#fff" stroke-width="34" stroke-linecap="round"/>
      <circle cx="200" cy="190" r="26" fill="#fff"/><circle cx="312" cy="190" r="26" fill="#fff"/>
    </svg></body>`)
  const picture = await page.screenshot({ omitBackground: true })
  await page.close()
  return picture
}
