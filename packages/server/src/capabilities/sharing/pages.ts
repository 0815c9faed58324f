import { problems } from '@rucksack/contract'
import type { FastifyReply } from 'fastify'
import { renderSVG } from 'uqr'
import { preferred } from '../../platform/http/accepts.ts'
import { type RenderPage, readForm, sendHtml, sendPage, troubleOf } from '../../platform/http/pages.ts'
import { sandboxed } from '../../platform/http/security-headers.ts'
import type { Serving } from '../../platform/http/serve.ts'
import { pictureToPng, svgToPng } from '../../platform/images/to-png.ts'
import { addJob } from '../../platform/jobs.ts'
import { Problem } from '../../platform/problem.ts'
import { remember } from '../../platform/remember.ts'
import { type BadgeForm, type BadgeRow, fileOf } from '../backpack/index.ts'
import { openFile, openShare, unlock } from './open-share.ts'
import { countView } from './share.ts'
import { type Sharing, shareUrl } from './sharing.ts'
import { shownBadge } from './shown-badge.ts'

const endings: readonly BadgeForm[] = ['json', 'jwt', 'png', 'svg']
const staleMs = 3_600_000
const freshMs = 5_000

/** `/s/:share`: a badge as its learner shows it; a link that does not hold tells nothing. */
export function sharePages(serving: Serving, sharing: Sharing, render: RenderPage): void {
  const { http } = serving
  const { pictures } = sharing.backpack
  const pages = remember<string>(500, freshMs)

  http.get<{ Params: { share: string } }>('/s/:share', async (request, reply) => {
    const { secret, ending } = split(request.params.share)
    const opened = await openShare(sharing, secret, request)
    const { share, row } = opened
    if (share.audience !== 'everyone') reply.header('x-robots-tag', 'noindex')
    const signed = row.form === 'vc-jwt' || row.form === 'jws'
    const form = ending ?? formAsked(request.headers.accept, signed)
    if (opened.locked) {
      if (form !== null) throw new Problem('not-found', { detail: 'This link leads nowhere.' })
      return await sendPage(render, request, reply, {
        kind: 'share-locked',
        action: `/s/${secret}`,
        trouble: null,
      })
    }
    if (form !== null) return await sendFile(reply, sharing, row, form, ending !== null && form !== 'json')
    await checkStale(sharing, row)
    if (request.caller.person !== share.person_id) await countView(sharing, share)
    const locale = serving.localeOf(request)
    const make = async () =>
      render({ kind: 'share', badge: await shownBadge(sharing, share, secret, row, locale) }, request)
    // For strangers the page is made once for each state of the badge, and kept for a moment.
    const state = [
      share.id,
      share.show_name,
      row.checked_at.getTime(),
      row.standing,
      row.reason,
      isPast(sharing, row.expires),
    ]
    const html =
      request.caller.person === null
        ? await pages(`${state.join(' ')} ${locale} ${request.url.slice(0, 300)}`, make)
        : await make()
    return sendHtml(request, reply, html, { cache: 'no-store' })
  })

  http.post<{ Params: { share: string } }>('/s/:share', async (request, reply) => {
    const secret = request.params.share
    const opened = await openShare(sharing, secret, request)
    try {
      await unlock(sharing, opened, readForm(request)['password'] ?? '', request, reply)
      return reply.redirect(`/s/${secret}`, 303)
    } catch (cause) {
      const { status, ...trouble } = troubleOf(cause, code => problems[code].advice)
      const page = { kind: 'share-locked' as const, action: `/s/${secret}`, trouble }
      return await sendPage(render, request, reply, page, { status })
    }
  })

  http.get<{ Params: { share: string } }>('/s/:share/qr.svg', async (request, reply) => {
    const { share } = request.params
    await openShare(sharing, share, request)
    return reply
      .headers({ ...sandboxed, 'cache-control': 'no-store' })
      .type('image/svg+xml')
      .send(renderSVG(shareUrl(sharing.publicUrl, share), { ecc: 'M', border: 2 }))
  })

  http.get<{ Params: { share: string } }>('/s/:share/image', async (request, reply) => {
    const { row } = await openFile(sharing, request.params.share, request)
    return reply
      .headers({ ...sandboxed, 'cache-control': 'no-store' })
      .type(row.image_type)
      .send(await pictures.get(row.image_sha))
  })

  http.get<{ Params: { share: string } }>('/s/:share/card.png', async (request, reply) => {
    const { row } = await openFile(sharing, request.params.share, request)
    const png = await pictureToPng(await pictures.get(row.image_sha), row.image_type, 420)
    const imageHref = `data:image/png;base64,${png.toString('base64')}`
    const svg = sharing.cardSvg(
      { name: row.name, issuer: row.issuer_name ?? '', imageHref },
      row.badge.language ?? 'en',
    )
    return reply
      .headers({ ...sandboxed, 'cache-control': 'no-store' })
      .type('image/png')
      .send(await svgToPng(svg, 1200))
  })

  http.get<{ Querystring: { url?: string; format?: string } }>('/oembed', async (request, reply) => {
    const prefix = shareUrl(sharing.publicUrl, '')
    const url = String(request.query.url ?? '')
    const { row } = await openFile(sharing, url.startsWith(prefix) ? url.slice(prefix.length) : '', request)
    const page = `${prefix}${url.slice(prefix.length)}`
    return reply
      .headers({ 'access-control-allow-origin': '*', 'cache-control': 'no-store' })
      .type('application/json')
      .send(
        JSON.stringify({
          version: '1.0',
          type: 'photo',
          title: row.name,
          author_name: row.issuer_name ?? undefined,
          provider_name: 'Rucksack',
          provider_url: sharing.publicUrl,
          url: `${page}/card.png`,
          width: 1200,
          height: 630,
        }),
      )
  })
}

const isPast = ({ clock }: Sharing, at: Date | null) => at !== null && at <= clock.now()

/** A badge that was checked long ago is checked again behind the page, so that nobody waits for another server. */
async function checkStale(sharing: Sharing, row: BadgeRow): Promise<void> {
  if (sharing.clock.now().getTime() - row.checked_at.getTime() > staleMs)
    await addJob(sharing.db, 'check-badge', { badge: row.id }, { key: `check:${row.id}` })
}

async function sendFile(
  reply: FastifyReply,
  sharing: Sharing,
  row: BadgeRow,
  form: BadgeForm,
  attach: boolean,
): Promise<FastifyReply> {
  const file = await fileOf(sharing.backpack, row, form)
  return reply
    .headers({
      ...sandboxed,
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
      vary: 'accept',
      ...(attach ? { 'content-disposition': `attachment; filename="badge.${file.ending}"` } : {}),
    })
    .type(file.mediaType)
    .send(file.bytes)
}

function split(text: string): { secret: string; ending: BadgeForm | null } {
  const at = text.lastIndexOf('.')
  const ending = endings.find(each => at !== -1 && each === text.slice(at + 1)) ?? null
  return { secret: ending === null ? text : text.slice(0, at), ending }
}

/** Null is the page. Programs that take anything get the badge itself. */
function formAsked(accept: string | undefined, signed: boolean): BadgeForm | null {
  const liked = preferred(accept, [
    'text/html',
    'application/ld+json',
    'application/vc',
    'application/json',
    'image/png',
  ])
  if (liked === 'text/html') return null
  return liked === 'image/png' ? 'png' : signed ? 'jwt' : 'json'
}
