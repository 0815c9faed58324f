import type { CodeOffer } from './codes.ts'
import type { Consent } from './consents.ts'
import type { Claim } from './delivery.ts'
import type { LegalPage } from './hosting.ts'
import type { Achievement, Evidence } from './issuing.ts'
import type { Notice } from './notices.ts'
import type { ProblemCode } from './problems.ts'
import type { Accreditation, Domain } from './trust.ts'
import type { Report } from './verifying.ts'

/** What every page knows beside its own content. */
export type Frame = {
  locale: string
  publicUrl: string
  hostName: string
  /** Path and query of this page, for "next" links and the language switch. */
  path: string
  person: { name: string | null; operator: boolean } | null
  /** Without SMTP and on a local address mail is read under /mailbox. */
  mailbox: boolean
}

/** Something went wrong with what the reader just did; shown beside the form, which keeps their input. */
export type Trouble = { code: ProblemCode; detail: string }

export type IssuerView = {
  name: string
  description: string | null
  url: string | null
  email: string | null
  logo: string | null
  page: string | null
  /** #rrggbb, before it is made readable. */
  brand?: string | null
}

/** What speaks for an organisation, each with who says so. */
export type TrustView = {
  archivedAt: string | null
  above: { name: string; page: string }[]
  parts: { name: string; page: string }[]
  domains: Pick<Domain, 'domain' | 'state' | 'method' | 'provenAt' | 'seenAt' | 'lapsedAt'>[]
  accreditations: Accreditation[]
}

/** A badge as a visitor sees it: of an award here, or shared from a backpack. */
export type BadgeView = {
  name: string
  description: string | null
  image: string
  imageAlt: string | null
  criteriaHtml: string | null
  criteriaUrl: string | null
  issuer: IssuerView
  /** Who created the achievement, when that is not who awarded it. */
  creator: { name: string; page: string | null } | null
  /** Who has signed for it beside the issuer. */
  partners: { name: string; page: string | null; comment: string | null }[]
  /** Only when the learner shares it. */
  recipientName: string | null
  issuedOn: string | null
  expires: string | null
  standing: 'good' | 'revoked' | 'suspended' | 'expired' | 'unknown'
  reason: string | null
  narrativeHtml: string | null
  evidence: { url: string | null; name: string | null; narrativeHtml: string | null }[]
  /** What was measured, and what came of it. */
  results: { name: string; value: string }[]
  tags: string[]
  alignments: { name: string; url: string | null }[]
  /** What the host found; the sentence on top comes from it. */
  report: Report
  downloads: { form: 'png' | 'svg' | 'json' | 'jwt'; url: string }[]
  /** Where the visitor's own browser gets the signed text, and a ticket for the documents it names. */
  check: { source: string; ticket: string }
  page: string
  card: string
  indexed: boolean
}

/** What a learner shows of themselves to everyone. */
export type ProfileView = {
  name: string
  headline: string
  aboutHtml: string | null
  /** #rrggbb of the theme; null for the look of the host. */
  brand: string | null
  page: string
  card: string
  badges: {
    name: string
    issuer: string
    description: string
    image: string
    page: string
    issuedOn: string | null
    sharedAt: string
    standing: BadgeView['standing']
  }[]
}

/** An achievement that a page leads to. */
export type AchievementLink = { name: string; page: string }

/** A way to sign in with a school. */
export type SchoolButton = { name: string; href: string }

/** Every page the server renders, with all it needs. */
export type Page =
  | { kind: 'home' }
  | { kind: 'verify'; report: Report | null; trouble: Trouble | null; given: string | null }
  | { kind: 'sign-in'; next: string; email: string; schools: SchoolButton[]; trouble: Trouble | null }
  | {
      kind: 'sign-in-code'
      attempt: string
      email: string
      next: string
      schools: SchoolButton[]
      /** The school whose account waits for this proof of the address; null for an ordinary sign-in. */
      school: string | null
      trouble: Trouble | null
    }
  | { kind: 'sign-in-link'; secret: string; open: boolean; trouble: Trouble | null }
  | { kind: 'set-up'; secret: string; open: boolean; email: string; name: string; trouble: Trouble | null }
  | { kind: 'legal'; legal: LegalPage }
  | {
      kind: 'issuer'
      issuer: IssuerView & { slug: string; did: string; page: string; language: string }
      trust: TrustView
      keys: { id: string; publicKeyMultibase: string; state: 'current' | 'retired' | 'compromised' }[]
      achievements: {
        name: string
        description: string
        image: string
        imageAlt: string | null
        page: string
      }[]
    }
  | {
      kind: 'network'
      name: string
      description: string | null
      url: string
      members: { name: string; logo: string | null; page: string }[]
      achievements: {
        name: string
        description: string
        image: string
        imageAlt: string | null
        page: string
      }[]
    }
  | {
      kind: 'achievement'
      /** In the language that the reader gets, without what only assessors may read. */
      achievement: Achievement
      languages: string[]
      /** What it is earned by, and what it counts towards. */
      parts: AchievementLink[]
      stacks: AchievementLink[]
      issuer: IssuerView
      /** Everyone may copy it. */
      copyable: boolean
    }
  | {
      kind: 'template'
      name: string
      /** Also the address by which other hosts take it over. */
      url: string
      image: string
      achievement: Pick<
        Achievement,
        'name' | 'description' | 'criteriaHtml' | 'imageAlt' | 'language' | 'tags'
      > & {
        alignments: BadgeView['alignments']
        details: Achievement['details']
      }
      /** Who created it, when that is not who shares it. */
      creator: { name: string; url: string } | null
      issuer: IssuerView
    }
  | { kind: 'award'; badge: BadgeView }
  | { kind: 'share'; badge: BadgeView }
  | { kind: 'profile'; profile: ProfileView }
  /** Before the password: nothing of what lies behind. */
  | { kind: 'share-locked'; action: string; trouble: Trouble | null }
  | {
      kind: 'claim'
      claim: Claim
      secret: string
      /** A code was mailed; the form for it is shown. */
      attempt: string | null
      trouble: Trouble | null
    }
  | { kind: 'code-entry'; typed: string; trouble: Trouble | null }
  | { kind: 'code'; offer: CodeOffer; trouble: Trouble | null }
  | {
      kind: 'consent'
      uid: string
      client: { name: string; host: string; terms: string | null; privacy: string | null }
      powers: Consent['powers']
    }
  | {
      kind: 'invitation'
      secret: string
      invitation: {
        organisation: { name: string; logo: string | null }
        role: string
        email: string
        invitedBy: string | null
      }
      trouble: Trouble | null
    }
  | { kind: 'app' }
  | { kind: 'docs' }
  | { kind: 'docs-problem'; code: ProblemCode }
  | { kind: 'mailbox'; mails: { id: string; at: string; to: string; subject: string }[] }
  | { kind: 'mail'; mail: { id: string; at: string; to: string; subject: string; text: string } }
  | {
      kind: 'problem'
      code: ProblemCode
      status: number
      detail: string | null
      requestId: string
    }

/** Every mail the host writes, with what stands in it. The picture, if any, is attached as `cid:badge`. */
export type MailContent =
  | { kind: 'sign-in'; code: string; link: string; minutes: number }
  | { kind: 'confirm-address'; code: string; minutes: number }
  | {
      kind: 'security-notice'
      what:
        | 'address-added'
        | 'address-removed'
        | 'passkey-added'
        | 'passkey-removed'
        | 'token-made'
        | 'school-linked'
        | 'school-unlinked'
        | 'account-reset'
      subject: string
      account: string
    }
  | {
      kind: 'invitation'
      organisation: string
      role: string
      invitedBy: string | null
      link: string
      days: number
    }
  | {
      kind: 'claim'
      link: string
      achievement: string
      description: string
      imageAlt: string | null
      organisation: string
      organisationPage: string
      recipientName: string | null
      /** Markdown as the issuer wrote it, and the same as sanitised HTML. */
      narrative: string | null
      narrativeHtml: string | null
      evidence: Evidence[]
      expires: string | null
      brand?: string | null
      footer?: string | null
      /** The mail came before and was not answered. */
      reminder?: boolean
    }
  | { kind: 'ending'; achievement: string; organisation: string; expires: string; link: string }
  | {
      kind: 'ending-issued'
      organisation: string
      days: number
      achievements: { name: string; count: number }[]
      link: string
    }
  | {
      kind: 'notices'
      notices: (Pick<Notice, 'kind' | 'name' | 'issuer' | 'standing'> & { expires: string | null })[]
      more: number
      link: string
      stop: string
    }
  | { kind: 'code-refused'; achievement: string; organisation: string; reason: string; link: string }
  | {
      kind: 'standing'
      change: 'revoked' | 'suspended' | 'reinstated'
      achievement: string
      organisation: string
      reason: string | null
      link: string
    }

/** What a printed slip says around its code. */
export type SheetWords = {
  title: string
  language: string
  direction: 'ltr' | 'rtl'
  /** `{name}` stands for who the slip is for. */
  for: string
  scan: string
  /** `{page}` stands for the address of the page that takes codes. */
  type: string
  /** `{date}` stands for a day as 2026-05-03. */
  until: string
  none: string
}

export type Mail = { subject: string; html: string; text: string }

/** Built files of the web client: where scripts and styles lie. */
export type Assets = Record<string, unknown>

/** What `web` builds and the server is handed: pages, mails and the words for a verdict. */
/** Pieces of HTML, each complete in itself; texts are escaped, paths are relative. */
export type ExportPage = {
  begin(about: { host: string; at: Date }): string
  section(part: string): string
  card(card: { title: string; lines: string[]; picture: string | null; files: string[] }): string
  end(): string
}

export type Renderer = {
  locales: readonly string[]
  renderPage(page: Page, frame: Frame, assets: Assets): string
  writeMail(content: MailContent, frame: { locale: string; publicUrl: string; hostName: string }): Mail
  /** Open Graph picture, 1200 × 630, as SVG. */
  cardSvg(badge: { name: string; issuer: string; imageHref: string }, locale: string): string
  /** The page that shows an export without a host, piece by piece. */
  exportPage(locale: string): ExportPage
  sheetWords(achievement: string, locale: string): SheetWords
  /** Style sheet that gives pages the colour of an organisation, made readable. */
  brandCss(colour: string): string
  verdictText(sentence: { code: string; params: Record<string, string> }, locale: string): string
  readAssets(manifestJson: string): Assets
}
