import type { ProfileView } from '@rucksack/contract/pages'
import { renderSVG } from 'uqr'
import { type RenderPage, sendPage } from '../../platform/http/pages.ts'
import { sandboxed } from '../../platform/http/security-headers.ts'
import type { Serving } from '../../platform/http/serve.ts'
import { pictureToPng, svgToPng } from '../../platform/images/to-png.ts'
import { markdownToHtml } from '../../platform/markdown.ts'
import { typesetPdf } from '../../platform/pdf.ts'
import { Problem } from '../../platform/problem.ts'
import { cvSource } from './cv-source.ts'
import { findProfile, profileUrl, type ShownProfile } from './profile.ts'
import { type Sharing, shareUrl } from './sharing.ts'

type Named = { Params: { name: string } }

/** Colours of the themes; each is made readable as the colour of an organisation is. */
const themes = { paper: null, harbour: '#1c5a8a', meadow: '#2f6b3a', plum: '#6d2c6b', ember: '#a13d1d' }

/** `/@name`: what a learner shows to everyone, as page, JSON Feed, CV (PDF), card and QR code. */
export function profilePages(serving: Serving, sharing: Sharing, render: RenderPage): void {
  const { http } = serving
  const open = async (name: string) => {
    const shown = await findProfile(sharing, name)
    if (!shown) throw new Problem('not-found', { detail: 'There is no such page.' })
    return await viewOf(sharing, shown)
  }
  const fresh = { 'cache-control': 'no-store' }

  http.get<Named>('/@:name', async (request, reply) => {
    const profile = await open(request.params.name)
    return await sendPage(render, request, reply, { kind: 'profile', profile })
  })

  http.get<Named>('/@:name/feed.json', async (request, reply) =>
    reply
      .headers({ ...fresh, 'access-control-allow-origin': '*' })
      .type('application/feed+json')
      .send(JSON.stringify(feedOf(await open(request.params.name)))),
  )

  http.get<Named>('/@:name/cv.pdf', async (request, reply) => {
    const profile = await open(request.params.name)
    const pdf = await typesetPdf(cvSource, { 'data.json': JSON.stringify(cvOf(profile)) })
    return reply
      .headers({ ...fresh, ...sandboxed, 'content-disposition': 'inline; filename="cv.pdf"' })
      .type('application/pdf')
      .send(pdf)
  })

  http.get<Named>('/@:name/qr.svg', async (request, reply) => {
    const { page } = await open(request.params.name)
    return reply
      .headers({ ...fresh, ...sandboxed })
      .type('image/svg+xml')
      .send(renderSVG(page, { ecc: 'M', border: 2 }))
  })

  http.get<Named>('/@:name/card.png', async (request, reply) => {
    const shown = await findProfile(sharing, request.params.name)
    if (!shown) throw new Problem('not-found', { detail: 'There is no such page.' })
    const profile = await viewOf(sharing, shown)
    const first = shown.badges[0]?.row
    const picture = first
      ? await pictureToPng(await sharing.backpack.pictures.get(first.image_sha), first.image_type, 420)
      : null
    const imageHref = picture ? `data:image/png;base64,${picture.toString('base64')}` : ''
    const words = { name: profile.name, issuer: profile.headline, imageHref }
    return reply
      .headers({ ...fresh, ...sandboxed })
      .type('image/png')
      .send(await svgToPng(sharing.cardSvg(words, serving.localeOf(request)), 1200))
  })
}

async function viewOf(sharing: Sharing, { profile, badges }: ShownProfile): Promise<ProfileView> {
  const now = sharing.clock.now()
  const page = profileUrl(sharing.publicUrl, profile.slug)
  return {
    name: (await sharing.nameOf(profile.person_id)) ?? profile.slug,
    headline: profile.headline,
    aboutHtml: profile.about === '' ? null : markdownToHtml(profile.about),
    brand: themes[profile.theme],
    page,
    card: `${page}/card.png`,
    badges: badges.map(({ row, share }) => {
      const link = shareUrl(sharing.publicUrl, sharing.secrets.open('share', share.sealed).toString())
      const ended = row.standing === 'good' && row.expires !== null && row.expires <= now
      return {
        name: row.name,
        issuer: row.issuer_name ?? '',
        description: row.badge.description ?? '',
        image: `${link}/image`,
        page: link,
        issuedOn: row.issued_on?.toISOString() ?? null,
        sharedAt: share.created_at.toISOString(),
        standing: ended ? 'expired' : row.standing === 'broken' ? 'unknown' : row.standing,
      }
    }),
  }
}

/** JSON Feed 1.1. */
function feedOf(profile: ProfileView): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: profile.name,
    home_page_url: profile.page,
    feed_url: `${profile.page}/feed.json`,
    ...(profile.headline === '' ? {} : { description: profile.headline }),
    authors: [{ name: profile.name, url: profile.page }],
    items: profile.badges.map(badge => ({
      id: badge.page,
      url: badge.page,
      title: badge.name,
      content_text: badge.description || badge.name,
      image: badge.image,
      date_published: badge.issuedOn ?? badge.sharedAt,
      authors: [{ name: badge.issuer }],
    })),
  }
}

/** Only badges that stand are told on paper, which cannot change afterwards. */
function cvOf({ name, headline, page, badges }: ProfileView) {
  return {
    name,
    headline,
    page,
    badges: badges
      .filter(badge => badge.standing === 'good')
      .map(badge => ({
        name: badge.name,
        issuer: badge.issuer,
        description: badge.description,
        day: badge.issuedOn?.slice(0, 10) ?? '',
        page: badge.page,
      })),
  }
}
