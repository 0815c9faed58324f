export type Paging = { limit: number; offset: number; since: Date | null }

const most = 500

/** Read `limit`, `offset` and `since` (Open Badges 2.1 and 3.0 alike); what does not fit is said in words. */
export function readPaging(query: unknown): Paging | string {
  const given = new Map(Object.entries(typeof query === 'object' && query !== null ? query : {}))
  const limit = whole(given.get('limit'), 100)
  const offset = whole(given.get('offset'), 0)
  if (limit === null || limit < 1) return 'limit must be a whole number from 1.'
  if (offset === null) return 'offset must be a whole number from 0.'
  const since = given.get('since')
  if (since === undefined) return { limit: Math.min(limit, most), offset, since: null }
  // A plus sign in an address that was not encoded arrives as a space.
  const text = String(since).replace(' ', '+')
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i.test(text))
    return 'since must be a date and time with a zone, as in 2026-01-31T12:00:00Z.'
  const date = new Date(text)
  return Number.isNaN(date.getTime())
    ? 'since is no date.'
    : { limit: Math.min(limit, most), offset, since: date }
}

function whole(value: unknown, otherwise: number): number | null {
  if (value === undefined) return otherwise
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : null
}

/** The `Link` header (RFC 8288): first and last always, next and prev where there are such pages. */
export function pageLinks(url: string, { limit, offset, since }: Paging, total: number): string {
  const at = (start: number, rel: string) => {
    const address = new URL(url)
    address.searchParams.set('limit', String(limit))
    address.searchParams.set('offset', String(start))
    if (since !== null) address.searchParams.set('since', since.toISOString())
    return `<${address.href}>; rel="${rel}"`
  }
  const last = total === 0 ? 0 : Math.floor((total - 1) / limit) * limit
  return [
    ...(offset + limit < total ? [at(offset + limit, 'next')] : []),
    at(last, 'last'),
    at(0, 'first'),
    ...(offset > 0 ? [at(Math.max(0, offset - limit), 'prev')] : []),
  ].join(', ')
}
