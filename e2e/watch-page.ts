import type { BrowserContext } from 'playwright-core'

/** Hear everything that goes wrong in a browser; the list stays empty when nothing did. */
export function watchPages(context: BrowserContext, origin: string): string[] {
  const complaints: string[] = []
  context.on('console', message => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    // On a crowded machine a page is drawn later than Chromium thinks its fonts should be used.
    if (!/was preloaded using link preload but not used within a few seconds/.test(message.text()))
      complaints.push(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', error => {
    complaints.push(`script: ${error.error().message}`)
  })
  context.on('request', request => {
    const url = request.url()
    if (/^(?:data|blob|about):/.test(url)) return
    if (new URL(url).origin !== origin) complaints.push(`left the host: ${url}`)
  })
  context.on('requestfailed', request => {
    const why = request.failure()?.errorText ?? ''
    // A page that is left, a download and a preview that was overtaken end their requests themselves.
    if (why !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()} ${why}`)
  })
  context.on('response', response => {
    if (response.status() >= 500) complaints.push(`${response.status()}: ${response.url()}`)
  })
  return complaints
}
