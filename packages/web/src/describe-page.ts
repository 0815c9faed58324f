import type { Assets } from './assets.ts'
import { withoutBidiControls } from './messages/isolate.ts'
import type { Speech } from './messages/speak.ts'
import type { BadgeView, Frame, Page } from './page.ts'

/** What a page says of itself to browsers, search engines and those who show links. */
export type Head = {
  title: string
  description: string | null
  indexed: boolean
  serif: boolean
  styles: string[]
  scripts: string[]
  graph: [string, string][]
  alternates: { type: string; href: string; title?: string }[]
}

/** Title, description, cards, style and scripts of any page. */
export function describePage(page: Page, frame: Frame, assets: Assets, speech: Speech): Head {
  const title = titleOf(page, speech)
  const head: Head = {
    title: title === frame.hostName ? title : `${title} · ${frame.hostName}`,
    description: null,
    indexed: indexedKinds.has(page.kind),
    serif: true,
    styles: [assets.publicStyle, ...brandSheet(page)],
    scripts: [assets.enhanceScript],
    graph: [],
    alternates: [],
  }
  switch (page.kind) {
    case 'home':
      return { ...head, description: speech.text('home.lead'), title: `${frame.hostName} · ${title}` }
    case 'award':
    case 'share':
      return describeBadge(page.badge, page.kind, head, frame, assets, speech)
    case 'achievement':
      return {
        ...head,
        indexed: page.achievement.state !== 'draft',
        description: shorten(page.achievement.description),
        graph: graphOf(title, shorten(page.achievement.description), page.achievement.page, {
          image: absolute(page.achievement.image, frame),
          host: frame.hostName,
        }),
        alternates: [{ type: 'application/json', href: page.achievement.page }],
      }
    case 'profile': {
      const { profile } = page
      const description = shorten(profile.headline || speech.text('profile.badges'))
      return {
        ...head,
        description,
        graph: graphOf(title, description, profile.page, {
          image: profile.card,
          card: true,
          host: frame.hostName,
        }),
        alternates: [{ type: 'application/feed+json', href: `${profile.page}/feed.json` }],
      }
    }
    case 'network': {
      const description = shorten(page.description ?? speech.text('network.any-member'))
      return {
        ...head,
        description,
        graph: graphOf(title, description, page.url, { image: null, host: frame.hostName }),
      }
    }
    case 'template':
      return {
        ...head,
        description: shorten(page.achievement.description),
        graph: graphOf(title, shorten(page.achievement.description), page.url, {
          image: absolute(page.image, frame),
          host: frame.hostName,
        }),
        alternates: [{ type: 'application/json', href: page.url }],
      }
    case 'issuer': {
      const description = shorten(
        page.issuer.description ?? speech.text('issuer.description', { issuer: page.issuer.name }),
      )
      return {
        ...head,
        description,
        graph: graphOf(title, description, page.issuer.page, {
          image: absolute(page.issuer.logo, frame),
          host: frame.hostName,
        }),
        alternates: [{ type: 'application/json', href: page.issuer.page }],
      }
    }
    case 'app':
      return { ...head, styles: assets.appStyles, scripts: [assets.appScript] }
    default:
      return head
  }
}

/** The colour of whose page it is, as a sheet of its own. */
function brandSheet(page: Page): string[] {
  const brand = brandOf(page)
  return brand ? [`/brand/${brand.slice(1)}.css`] : []
}

function brandOf(page: Page): string | null | undefined {
  if (page.kind === 'claim') return page.claim.organisation.brand
  if (page.kind === 'code') return page.offer.organisation.brand
  if (page.kind === 'profile') return page.profile.brand
  if ('badge' in page) return page.badge.issuer.brand
  return 'issuer' in page ? page.issuer.brand : null
}

const indexedKinds = new Set<Page['kind']>([
  'home',
  'verify',
  'legal',
  'issuer',
  'network',
  'profile',
  'achievement',
  'docs',
])

function describeBadge(
  badge: BadgeView,
  kind: 'award' | 'share',
  head: Head,
  frame: Frame,
  assets: Assets,
  speech: Speech,
): Head {
  const description = speech.text('badge.description', { issuer: badge.issuer.name, badgeName: badge.name })
  const json = badge.downloads.find(each => each.form === 'json')
  const embed = `${frame.publicUrl}/oembed?format=json&url=${encodeURIComponent(badge.page)}`
  return {
    ...head,
    description,
    indexed: badge.indexed,
    scripts: [assets.enhanceScript, assets.checkScript],
    graph: graphOf(withoutHost(head.title, frame), description, badge.page, {
      image: absolute(badge.card, frame),
      card: true,
      host: frame.hostName,
    }),
    alternates: [
      ...(json ? [{ type: 'application/json', href: json.url }] : []),
      ...(kind === 'share' ? [{ type: 'application/json+oembed', href: embed, title: badge.name }] : []),
    ],
  }
}

function graphOf(
  title: string,
  description: string,
  url: string,
  { image, card = false, host }: { image: string | null; card?: boolean; host: string },
): Head['graph'] {
  return [
    ['og:type', 'website'],
    ['og:site_name', host],
    ['og:title', title],
    ['og:description', description],
    ['og:url', url],
    ...(image ? [['og:image', image] satisfies [string, string]] : []),
    ...(card
      ? ([
          ['og:image:width', '1200'],
          ['og:image:height', '630'],
          ['twitter:card', 'summary_large_image'],
        ] satisfies Head['graph'])
      : []),
  ]
}

function titleOf(page: Page, { text }: Speech): string {
  switch (page.kind) {
    case 'home':
      return text('home.title')
    case 'verify':
      return text('verify.title')
    case 'sign-in':
    case 'sign-in-link':
      return text('sign-in.title')
    case 'sign-in-code':
      return text('code.title')
    case 'set-up':
      return text('set-up.title')
    case 'legal':
      return text(`common.${page.legal.page}`)
    case 'issuer':
      return shorten(page.issuer.name, 100)
    case 'achievement':
      return text('badge.title', {
        badgeName: shorten(page.achievement.name, 100),
        issuer: shorten(page.issuer.name, 60),
      })
    case 'consent':
      return text('consent.title', { client: shorten(page.client.name, 100) })
    case 'network':
      return shorten(page.name, 100)
    case 'template':
      return text('badge.title', {
        badgeName: shorten(page.name, 100),
        issuer: shorten(page.issuer.name, 60),
      })
    case 'award':
    case 'share':
      return page.badge.recipientName
        ? text('badge.title.person', {
            person: shorten(page.badge.recipientName, 60),
            badgeName: shorten(page.badge.name, 100),
          })
        : text('badge.title', {
            badgeName: shorten(page.badge.name, 100),
            issuer: shorten(page.badge.issuer.name, 60),
          })
    case 'profile':
      return shorten(withoutBidiControls(page.profile.name), 100)
    case 'share-locked':
      return text('share-locked.title')
    case 'claim':
      return text('claim.title', { issuer: shorten(page.claim.organisation.name, 100) })
    case 'code-entry':
      return text('code-entry.title')
    case 'code':
      return text('claim-code.title', { issuer: shorten(page.offer.organisation.name, 100) })
    case 'invitation':
      return text('invitation.title', { organisation: shorten(page.invitation.organisation.name, 100) })
    case 'app':
      return text('common.backpack')
    case 'docs':
      return text('docs.title')
    case 'docs-problem':
    case 'problem':
      return text(`problem.${page.code}.title`)
    case 'mailbox':
      return text('mailbox.title')
    case 'mail':
      return shorten(withoutBidiControls(page.mail.subject), 100)
  }
}

function shorten(text: string, length = 200): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim()
  return plain.length > length ? `${plain.slice(0, length - 1).trimEnd()}…` : plain
}

function withoutHost(title: string, frame: Frame): string {
  const end = ` · ${frame.hostName}`
  return title.endsWith(end) ? title.slice(0, -end.length) : title
}

function absolute(url: string | null, frame: Frame): string | null {
  if (url === null) return null
  return url.startsWith('/') ? frame.publicUrl + url : url
}
