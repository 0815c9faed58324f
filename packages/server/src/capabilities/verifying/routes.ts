import { verifying as contract } from '@rucksack/contract'
import { BadgeError } from 'openbadges'
import { memoryLimit, takeFrom } from '../../platform/http/rate-limit.ts'
import { sandboxed } from '../../platform/http/security-headers.ts'
import { type Serving, serve } from '../../platform/http/serve.ts'
import { Problem } from '../../platform/problem.ts'
import { readInput } from './read-input.ts'
import { checkTicket } from './tickets.ts'
import { judge, shownReport, type Verifying } from './verifying.ts'

/** Our API for judging badges. */
export function verifyingRoutes(serving: Serving, verifying: Verifying): void {
  const anonymous = memoryLimit(serving.clock, 300, 60)
  const known = memoryLimit(serving.clock, 120_000, 60)
  const foreign = memoryLimit(serving.clock, 3_000, 60)

  serve(serving, contract.verifyBadge, async ({ bytes, mediaType, query, locale, caller, request }) => {
    // Whoever says who they are may have whole collections judged.
    if (caller.person === null) anonymous(request.ip)
    else known(caller.person)
    const input = readInput(bytes, mediaType)
    const report = await judge(verifying, input, query.recipient === undefined ? null : [query.recipient])
    // Other hosts are asked in our name, so not without measure.
    for (const { url } of report.fetched)
      if (!url.startsWith(`${serving.publicUrl}/`)) foreign(caller.person ?? request.ip)
    return shownReport(verifying, report, locale)
  })

  serve(serving, contract.readDocument, async ({ query, request, reply }) => {
    checkTicket(verifying, query.ticket, query.url)
    await takeFrom(verifying.db, serving.clock, `documents:${request.ip}`, 300, 60)
    const answer = await verifying.ports
      .fetcher(query.url, { accept: 'application/ld+json, application/json, */*;q=0.1' })
      .catch((cause: unknown) => {
        if (!(cause instanceof BadgeError)) throw cause
        const code = cause.code === 'refused' ? 'url-refused' : 'url-unreachable'
        throw new Problem(code, { detail: cause.message, cause })
      })
    // Only ever read by the page that asked: never shown, never run.
    reply
      .headers({ ...sandboxed, 'cache-control': 'no-store', 'x-document-status': String(answer.status) })
      .type('application/octet-stream')
    return answer.body
  })
}
