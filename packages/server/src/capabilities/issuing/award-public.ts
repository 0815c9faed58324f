import type { Report } from '@rucksack/contract/verifying'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { preferred } from '../../platform/http/accepts.ts'
import { type RenderPage, sendHtml } from '../../platform/http/pages.ts'
import { sandboxed } from '../../platform/http/security-headers.ts'
import type { Serving } from '../../platform/http/serve.ts'
import { isUuid } from '../../platform/ids.ts'
import { pictureToPng, svgToPng } from '../../platform/images/to-png.ts'
import { Problem } from '../../platform/problem.ts'
import { remember } from '../../platform/remember.ts'
import { awardView } from './award-view.ts'
import { wholeAward } from './claims.ts'
import type { WholeAward } from './find-award.ts'
import { assertion2, type Form, formOf, mediaTypes, type Version } from './forms.ts'
import { type Issuing, own } from './issuing.ts'
import { sendDocument } from './public-routes.ts'

/** What the rooms beside us do for an award's public page. */
export type AwardPageParts = {
  render: RenderPage
  judge: (credential: string, locale: string) => Promise<{ report: Report; ticket: string }>
  cardSvg: (badge: { name: string; issuer: string; imageHref: string }, locale: string) => string
}

const forms: readonly Form[] = ['json', 'jwt', 'png', 'svg']
const freshMs = 5_000

/** `/awards/:id`: the credential in every form, and its page; one address always tells one state. */
export function awardPages(serving: Serving, issuing: Issuing, parts: AwardPageParts): void {
  const { http } = serving
  // Credentials never change; whether the award still exists is asked again every five seconds.
  const credentials = remember<string>(5_000, freshMs)
  const pages = remember<string>(500, freshMs)

  http.get<{ Params: { id: string }; Querystring: { v?: string } }>('/awards/:id', async (request, reply) => {
    const { id, form: ending } = split(request.params.id)
    const version: Version = request.query.v?.startsWith('2') ? '2.0' : '3.0'
    const form = ending ?? formAsked(request, request.query.v !== undefined)
    if (ending === null) reply.header('vary', 'accept')
    if (form === 'json' && version === '3.0') {
      const text = await credentials(id, async () => (await find(issuing, id)).row.credential)
      return sendDocument(reply, text, 'public, max-age=60', jsonType(request))
    }
    if (form === 'html') return await awardPage(serving, issuing, parts, pages, id, request, reply)
    const award = await find(issuing, id)
    if (form === 'json' && version === '2.0' && award.row.standing !== 'good')
      return sendRevoked(reply, issuing, award)
    const bytes = await formOf(issuing, award, form, version)
    return reply
      .headers({
        ...sandboxed,
        'access-control-allow-origin': '*',
        'cache-control': 'public, max-age=60',
        ...(ending === null || ending === 'json'
          ? {}
          : { 'content-disposition': `attachment; filename="${fileName(award)}.${form}"` }),
      })
      .type(mediaTypes[form])
      .send(bytes)
  })

  http.get<{ Params: { id: string } }>('/awards/:id/card.png', async (request, reply) => {
    const award = await find(issuing, request.params.id)
    const picture = await issuing.files.get(award.achievement.image_sha)
    const png = await pictureToPng(picture, award.achievement.image_type, 420)
    const svg = parts.cardSvg(
      {
        name: award.achievement.name,
        issuer: award.organisation.name,
        imageHref: `data:image/png;base64,${png.toString('base64')}`,
      },
      award.row.language,
    )
    return reply
      .headers({ ...sandboxed, 'cache-control': 'public, max-age=3600' })
      .type('image/png')
      .send(await svgToPng(svg, 1200))
  })
}

/** The page for strangers is made once for each state of the award and language, and kept for a moment. */
async function awardPage(
  serving: Serving,
  issuing: Issuing,
  parts: AwardPageParts,
  pages: ReturnType<typeof remember<string>>,
  id: string,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const locale = serving.localeOf(request)
  const make = async () => {
    const award = await find(issuing, id)
    const { report, ticket } = await parts.judge(award.row.credential, locale)
    return await parts.render(
      { kind: 'award', badge: await awardView(issuing, award, report, ticket) },
      request,
    )
  }
  const state = request.caller.person === null ? await stateOf(issuing, id) : null
  const html =
    state === null ? await make() : await pages(`${state} ${locale} ${request.url.slice(0, 300)}`, make)
  return sendHtml(request, reply, html, { cache: 'private, no-cache' })
}

/** What can change about an award's page, in one small question to the database. */
async function stateOf(issuing: Issuing, id: string): Promise<string> {
  const row = isUuid(id)
    ? await own(issuing.db)
        .selectFrom('issuing_awards')
        .select(['standing', 'answer', 'reason', 'expires_at'])
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined
  if (!row) throw missing()
  const expired = row.expires_at !== null && row.expires_at <= issuing.clock.now()
  return `${id} ${row.standing} ${row.answer} ${expired} ${row.reason ?? ''}`
}

/** `id.png` is the id and a form; a bare id has none. */
function split(text: string): { id: string; form: Form | null } {
  const at = text.lastIndexOf('.')
  if (at === -1) return { id: text, form: null }
  const form = forms.find(each => each === text.slice(at + 1))
  return form ? { id: text.slice(0, at), form } : { id: '', form: null }
}

function formAsked(request: FastifyRequest, versioned: boolean): Form | 'html' {
  const liked = preferred(request.headers.accept, [
    'application/vc',
    'application/ld+json',
    'application/json',
    'text/html',
    'image/png',
    'image/svg+xml',
    'application/vc+jwt',
    'application/jwt',
  ])
  if (liked === 'text/html') return versioned ? 'json' : 'html'
  if (liked === 'image/png') return 'png'
  if (liked === 'image/svg+xml') return 'svg'
  return liked.endsWith('jwt') ? 'jwt' : 'json'
}

function jsonType(request: FastifyRequest): string {
  return preferred(request.headers.accept, ['application/ld+json', 'application/vc', 'application/json'])
}

async function find(issuing: Issuing, id: string): Promise<WholeAward> {
  const award = isUuid(id) ? await wholeAward(issuing, id) : null
  if (!award || award.row.answer === 'withdrawn') throw missing()
  return award
}

const missing = () => new Problem('not-found', { detail: 'There is no such award here.' })

/**
 * "410 Gone", with the reason in the body (Open Badges 2.0, "Revoking"). That standard knows no suspension: it is
 * a revocation that says what it is, and ends with it.
 */
function sendRevoked(reply: FastifyReply, issuing: Issuing, award: WholeAward) {
  const { standing, reason } = award.row
  const said = [standing === 'suspended' ? 'Suspended' : null, reason].filter(Boolean).join(': ')
  return sendDocument(
    reply.code(410),
    JSON.stringify({
      ...assertion2(issuing, award),
      revoked: true,
      ...(said === '' ? {} : { revocationReason: said }),
    }),
    'no-cache',
  )
}

const fileName = ({ achievement }: WholeAward) =>
  achievement.name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .toLowerCase() || 'badge'
