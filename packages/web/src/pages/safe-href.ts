/** An address that may stand in a link: http, https or mail; null for anything else. */
export function safeHref(url: string | null | undefined): string | null {
  if (!url) return null
  if (url.startsWith('/') && !url.startsWith('//')) return url
  return URL.canParse(url) && ['http:', 'https:', 'mailto:'].includes(new URL(url).protocol) ? url : null
}

/** The part of an address a person recognises. */
export function shortAddress(url: string): string {
  if (!URL.canParse(url)) return url
  const { host, pathname } = new URL(url)
  return host + (pathname === '/' ? '' : pathname)
}
