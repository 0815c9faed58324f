import { Problem } from '../../platform/problem.ts'
import type { Knock } from './guard.ts'

/** A list whose pages nobody asked for ends here, with a link to what follows. */
const most = 1_000

/** `num` and `cursor` of a request. Throws `validation-failed`. */
export function pageAsked({ query }: Knock): { limit: number; cursor?: string } {
  const { num, cursor } = query
  if (num !== undefined && !/^[1-9]\d{0,8}$/.test(num))
    throw new Problem('validation-failed', {
      detail: 'num must be a whole number from 1.',
      errors: [{ pointer: '/num', message: 'must be a whole number from 1' }],
    })
  return {
    limit: Math.min(num === undefined ? most : Number(num), most),
    ...(cursor === undefined || cursor === '' ? {} : { cursor }),
  }
}

/** Say where the next page is (`Link`, RFC 8288). */
export function linkNext({ request, reply }: Knock, publicUrl: string, next: string | null): void {
  if (next === null) return
  const url = new URL(request.url, publicUrl)
  url.searchParams.set('cursor', next)
  reply.header('link', `<${url.href}>; rel="next"`)
}
