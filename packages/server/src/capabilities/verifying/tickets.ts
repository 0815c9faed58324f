import { Problem } from '../../platform/problem.ts'
import type { Verifying } from './verifying.ts'

const lifeSeconds = 6 * 3600
const maxUrls = 12

/** A pass for a browser that checks a badge itself: it may have these documents fetched for six hours. */
export function makeTicket({ secrets, ports }: Pick<Verifying, 'secrets' | 'ports'>, urls: string[]): string {
  const until = Math.floor(ports.clock.now().getTime() / 1000) + lifeSeconds
  const list = [...new Set(urls)].filter(url => url.length <= 300).slice(0, maxUrls)
  const body = Buffer.from(JSON.stringify({ until, list })).toString('base64url')
  return `${body}.${secrets.mac('document-ticket', body).toString('base64url')}`
}

/** Whether a ticket lets this document be fetched. Throws `url-refused`. */
export function checkTicket(
  { secrets, ports }: Pick<Verifying, 'secrets' | 'ports'>,
  ticket: string,
  url: string,
): void {
  const [body = '', mac = ''] = ticket.split('.')
  if (!secrets.isMac('document-ticket', body, Buffer.from(mac, 'base64url'))) throw refused()
  const { until, list }: { until: number; list: string[] } = JSON.parse(
    Buffer.from(body, 'base64url').toString(),
  )
  if (until * 1000 < ports.clock.now().getTime() || !list.includes(url)) throw refused()
}

const refused = () =>
  new Problem('url-refused', {
    detail: 'Only documents that the badge under check names are fetched. Open the page again.',
  })
