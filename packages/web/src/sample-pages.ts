import type { AchievementDetails } from '@rucksack/contract/achievement-details'
import type { Claim } from '@rucksack/contract/delivery'
import type { Assets } from './assets.ts'
import type { BadgeView, Frame, IssuerView, MailContent, Page, Report } from './page.ts'

const id = '01900000-0000-7000-8000-000000000001'
const at = '2026-05-03T09:30:00.000Z'
const picture =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='-100 -100 200 200'%3E%3Cpath d='M0-92 80-46v92L0 92-80 46v-92z' fill='%230e6b66' stroke='%23d9b65a' stroke-width='7'/%3E%3Cg fill='none' stroke='%23f6efdc' stroke-width='10' stroke-linecap='round' stroke-linejoin='round'%3E%3Cpath d='M-37-15a40 40 0 0 1 68-16M33-55l1 26-26 0M37 15a40 40 0 0 1-68 16M-33 55l-1-26 26 0'/%3E%3C/g%3E%3C/svg%3E"

/** Names that a badge can carry and no page may stumble over. */
export type Names = { badge: string; person: string; issuer: string; host: string }

const friendly: Names = {
  badge: 'Remixing',
  person: 'Ada Lovelace',
  issuer: 'Riverside Library',
  host: 'Badges of Riverside',
}

/** Addresses of built files. */
export const sampleAssets: Assets = {
  publicStyle: '/assets/public.css',
  appStyles: ['/assets/main.css'],
  appScript: '/assets/app.js',
  checkScript: '/assets/check.js',
  enhanceScript: '/assets/enhance.js',
  fonts: { sans: null, serif: null, arabic: null },
}

/** A frame as the host would give it. */
export function sampleFrame(locale: string, path = '/', names = friendly): Frame {
  return {
    locale,
    publicUrl: 'http://localhost:4000',
    hostName: names.host,
    path,
    person: null,
    mailbox: true,
  }
}

const description = 'Makes something new out of what others shared, and says where it came from.'
const criteriaHtml =
  '<p>To earn it, you publish a remix that</p><ul><li>names its sources and their licences,</li><li>adds something of your own,</li><li>may be remixed by others.</li></ul>'

const findings: Report['findings'] = [
  { check: 'read', outcome: 'passed' },
  { check: 'shape', outcome: 'passed' },
  { check: 'proof', outcome: 'passed' },
  { check: 'issuer-key', outcome: 'passed' },
  { check: 'status', outcome: 'passed' },
  { check: 'validity', outcome: 'passed' },
]

const outcomes = {
  valid: { verdict: 'valid', code: 'valid', findings },
  revoked: {
    verdict: 'invalid',
    code: 'revoked',
    findings: findings.map(each =>
      each.check === 'status'
        ? {
            check: 'status',
            outcome: 'failed' as const,
            reason: 'revoked',
            detail: 'The issuer has revoked this badge.',
          }
        : each,
    ),
  },
  unclear: {
    verdict: 'unknown',
    code: 'could-not-tell',
    findings: [
      ...findings.slice(0, 2),
      {
        check: 'hosting',
        outcome: 'unknown' as const,
        reason: 'hosting-unreachable',
        detail:
          'badges.example could not be reached. So it could not be checked whether the badge is still there.',
      },
    ],
  },
} as const

/** A report of any of three outcomes. */
export function sampleReport(kind: keyof typeof outcomes, names = friendly): Report {
  const { verdict, code, findings } = outcomes[kind]
  return {
    verdict,
    sentence: { code, params: { name: names.badge, issuer: names.issuer }, text: '' },
    findings: [...findings],
    notApplicable: ['hosting', 'recipient'],
    badge: {
      id: 'urn:uuid:1',
      version: '3.0',
      name: names.badge,
      description,
      criteria: { url: 'https://library.example/remix', narrative: 'Publish a remix.\n\nName its sources.' },
      image: picture,
      imageAlt: null,
      issuer: {
        id: 'did:web:localhost',
        name: names.issuer,
        url: 'https://library.example/',
        email: null,
        image: null,
      },
      issuedOn: at,
      expires: null,
      narrative: 'Your three remixes name **every** source.',
      evidence: [{ url: 'https://ada.example/remix', name: 'My remix', narrative: 'Three songs in one.' }],
      tags: ['remix', 'music'],
      alignments: [{ name: 'DigComp 3.1', url: 'https://digcomp.example/3.1' }],
      achievementType: 'Badge',
      language: 'en',
    },
    detected: { version: '3.0', form: 'data-integrity', why: 'It carries a proof.' },
    fetched: [{ url: 'http://localhost:4000/status/1', status: 200 }],
    checkedAt: at,
  }
}

function sampleIssuer(names: Names): IssuerView {
  return {
    name: names.issuer,
    description: 'The public library on the river: books, tools, and people who help you learn.',
    url: 'https://library.example/',
    email: 'badges@library.example',
    logo: picture,
    page: 'http://localhost:4000/issuers/riverside-library',
  }
}

const sampleDetails: AchievementDetails = {
  forLearners: 'You take songs that others shared and make one of your own.',
  criteriaList: [
    { text: 'Name every source.', required: true },
    { text: 'Show it to the group.', required: false },
  ],
  acceptedEvidence: 'A recording, or the address where it can be heard.',
  time: { amount: 12, unit: 'hours' },
  credits: { amount: 1, unit: 'ects' },
  level: { framework: 'eqf', value: 3 },
  prerequisites: [{ name: 'Recording' }],
  results: [
    {
      key: 'sources',
      name: 'Naming sources',
      resultType: 'RubricCriterionLevel',
      levels: [
        { key: 'some', name: 'Some', description: 'Most sources are named.', points: '1' },
        { key: 'thorough', name: 'Thorough', description: 'All are, with their licences.', points: '2' },
      ],
      requiredLevel: 'some',
    },
  ],
  earnedBy: { achievements: [id], least: 1 },
}

function sampleBadge(names: Names, kind: keyof typeof outcomes = 'valid'): BadgeView {
  return {
    name: names.badge,
    description,
    image: picture,
    imageAlt: 'A green hexagon with two arrows chasing each other',
    criteriaHtml,
    criteriaUrl: null,
    issuer: sampleIssuer(names),
    partners: [
      {
        name: 'Museum of Tides',
        page: 'http://localhost:4000/issuers/museum-of-tides',
        comment: 'We teach it together.',
      },
    ],
    creator: { name: 'City of Riverside', page: 'http://localhost:4000/issuers/city' },
    recipientName: names.person,
    issuedOn: at,
    expires: '2029-05-03T00:00:00.000Z',
    standing: kind === 'revoked' ? 'revoked' : 'good',
    reason: kind === 'revoked' ? 'The sources were not named after all.' : null,
    narrativeHtml: '<p>Three remixes, each better than the last.</p>',
    evidence: [
      { url: 'https://ada.example/remix', name: 'My remix', narrativeHtml: '<p>Three songs in one.</p>' },
    ],
    results: [{ name: 'Naming sources', value: 'Thorough' }],
    tags: ['remix', 'music', 'open licences'],
    alignments: [{ name: 'DigComp 3.1 Developing digital content', url: 'https://digcomp.example/3.1' }],
    report: sampleReport(kind, names),
    downloads: (['png', 'svg', 'json', 'jwt'] as const).map(form => ({
      form,
      url: `http://localhost:4000/awards/${id}.${form}`,
    })),
    check: { source: `/awards/${id}.json`, ticket: 'ticket' },
    page: `http://localhost:4000/s/${id}`,
    card: `http://localhost:4000/s/${id}/card.png`,
    indexed: false,
  }
}

const trouble = { code: 'sign-in-code-wrong', detail: 'That code is not right.' } as const

/** Every kind of page, some in several states, by a name for each. */
export function samplePages(names: Names = friendly): Record<string, Page> {
  const claim = {
    state: 'open' as const,
    achievement: {
      name: names.badge,
      description,
      forLearners: 'You will make a song out of songs.',
      criteriaHtml,
      image: picture,
      imageAlt: null,
      page: 'http://localhost:4000/achievements/1',
    },
    organisation: {
      name: names.issuer,
      description: 'The public library on the river.',
      logo: picture,
      page: 'http://localhost:4000/issuers/riverside-library',
      brand: '#8a1c5c',
    },
    recipientName: names.person,
    addressKind: 'email',
    addressHint: 'a•••@learner.example',
    mine: false,
    narrativeHtml: '<p>Three remixes, each better than the last.</p>',
    evidence: [{ url: 'https://ada.example/remix', name: 'My remix', narrative: 'Three songs in one.' }],
    awardedAt: at,
    expiresAt: null,
    reason: null,
  } satisfies Claim
  const asked = { secret: 'secret', attempt: null, trouble: null }
  return {
    home: { kind: 'home' },
    verify: { kind: 'verify', report: null, trouble: null, given: null },
    'verify-trouble': {
      kind: 'verify',
      report: null,
      trouble: { code: 'too-large', detail: 'At most 5 MB.' },
      given: null,
    },
    'verify-valid': {
      kind: 'verify',
      report: sampleReport('valid', names),
      trouble: null,
      given: 'badge.png',
    },
    'verify-revoked': {
      kind: 'verify',
      report: sampleReport('revoked', names),
      trouble: null,
      given: 'https://badges.example/1',
    },
    'verify-unclear': {
      kind: 'verify',
      report: sampleReport('unclear', names),
      trouble: null,
      given: names.badge,
    },
    'sign-in': {
      kind: 'sign-in',
      next: '/backpack',
      email: '',
      schools: [{ name: names.issuer, href: '/sign-in/school/1' }],
      trouble: null,
    },
    'sign-in-code': {
      kind: 'sign-in-code',
      attempt: 'a',
      email: 'ada@learner.example',
      next: '/backpack',
      schools: [],
      school: names.issuer,
      trouble: null,
    },
    'sign-in-code-wrong': {
      kind: 'sign-in-code',
      attempt: 'a',
      email: 'ada@learner.example',
      next: '/backpack',
      schools: [],
      school: null,
      trouble,
    },
    'sign-in-link': { kind: 'sign-in-link', secret: 's', open: true, trouble: null },
    'sign-in-link-gone': { kind: 'sign-in-link', secret: 's', open: false, trouble: null },
    'set-up': { kind: 'set-up', secret: 's', open: true, email: '', name: names.person, trouble: null },
    'set-up-gone': { kind: 'set-up', secret: 's', open: false, email: '', name: '', trouble: null },
    legal: {
      kind: 'legal',
      legal: {
        page: 'privacy',
        text: '',
        html: '<h1>Privacy</h1><p>We keep what you give us, and nothing else.</p><h2>What is kept</h2><p>Your badges and addresses.</p>',
        edited: false,
        updatedAt: null,
      },
    },
    issuer: {
      kind: 'issuer',
      issuer: {
        ...sampleIssuer(names),
        slug: 'riverside-library',
        did: 'did:web:localhost%3A4000:issuers:riverside-library',
        page: 'http://localhost:4000/issuers/riverside-library',
        language: 'en',
      },
      trust: {
        archivedAt: null,
        above: [{ name: 'City of Riverside', page: 'http://localhost:4000/issuers/city' }],
        parts: [{ name: 'Harbour Branch', page: 'http://localhost:4000/issuers/harbour-branch' }],
        domains: [
          {
            domain: 'library.example',
            state: 'proven',
            method: 'dns',
            provenAt: '2026-04-03T10:00:00.000Z',
            seenAt: '2026-05-03T10:00:00.000Z',
            lapsedAt: null,
          },
          {
            domain: 'old-library.example',
            state: 'lapsed',
            method: 'file',
            provenAt: '2026-04-03T10:00:00.000Z',
            seenAt: '2026-04-13T10:00:00.000Z',
            lapsedAt: '2026-04-14T10:00:00.000Z',
          },
        ],
        accreditations: [
          {
            id,
            statement: 'Public library of the city since 1904',
            link: 'https://city.example/libraries',
            givenOn: '2026-05-03',
            endsOn: null,
            by: { kind: 'organisation', name: 'City of Riverside', slug: 'city', related: true },
            createdAt: '2026-05-03T10:00:00.000Z',
          },
        ],
      },
      keys: [
        {
          id: '#key-1',
          publicKeyMultibase: 'z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH',
          state: 'current',
        },
      ],
      achievements: [names.badge, 'Coding', 'Editing films', 'Open licences', 'Repair café'].map(
        (name, index) => ({
          name,
          description,
          image: picture,
          imageAlt: null,
          page: `http://localhost:4000/achievements/${index}`,
        }),
      ),
    },
    achievement: {
      kind: 'achievement',
      issuer: sampleIssuer(names),
      languages: ['en', 'es'],
      copyable: true,
      parts: [{ name: 'Coding', page: 'http://localhost:4000/achievements/1' }],
      stacks: [{ name: 'Maker of media', page: 'http://localhost:4000/achievements/2' }],
      achievement: {
        id,
        organisationId: id,
        organisation: { name: names.issuer, slug: 'riverside-library' },
        programme: null,
        lineage: id,
        version: 2,
        state: 'published',
        name: names.badge,
        description,
        criteria: '',
        criteriaHtml,
        criteriaUrl: 'https://library.example/remix',
        image: picture,
        imageAlt: null,
        imageGenerated: false,
        tags: ['remix', 'music'],
        alignments: [{ targetName: 'DigComp 3.1', targetUrl: 'https://digcomp.example/3.1' }],
        achievementType: 'Badge',
        language: 'en',
        expiry: { kind: 'after', months: 24 },
        details: sampleDetails,
        page: `http://localhost:4000/achievements/${id}`,
        awards: 3,
        createdAt: at,
        publishedAt: at,
      },
    },
    network: {
      kind: 'network',
      name: 'Riverside learns',
      description,
      url: 'http://localhost:4000/networks/riverside-learns',
      members: [{ name: names.issuer, logo: null, page: 'http://localhost:4000/issuers/riverside-library' }],
      achievements: [
        {
          name: names.badge,
          description,
          image: picture,
          imageAlt: null,
          page: 'http://localhost:4000/achievements/1',
        },
      ],
    },
    template: {
      kind: 'template',
      name: names.badge,
      url: `http://localhost:4000/templates/${id}`,
      image: picture,
      achievement: {
        name: names.badge,
        description,
        criteriaHtml,
        imageAlt: null,
        language: 'en',
        tags: ['remix'],
        alignments: [{ name: 'DigComp 3.1', url: 'https://digcomp.example/3.1' }],
        details: sampleDetails,
      },
      creator: { name: names.issuer, url: 'https://library.example' },
      issuer: sampleIssuer(names),
    },
    award: { kind: 'award', badge: { ...sampleBadge(names), recipientName: null } },
    share: { kind: 'share', badge: sampleBadge(names) },
    'share-revoked': { kind: 'share', badge: sampleBadge(names, 'revoked') },
    profile: {
      kind: 'profile',
      profile: {
        name: names.person,
        headline: 'Remixes what others share',
        aboutHtml: '<p>Twelve knots, three remixes.</p>',
        brand: null,
        page: 'http://localhost:4000/@ada',
        card: 'http://localhost:4000/@ada/card.png',
        badges: [
          {
            name: names.badge,
            issuer: names.issuer,
            description,
            image: 'http://localhost:4000/s/secret/image',
            page: 'http://localhost:4000/s/secret',
            issuedOn: '2026-05-03T00:00:00.000Z',
            sharedAt: '2026-05-04T00:00:00.000Z',
            standing: 'good',
          },
        ],
      },
    },
    'share-locked': { kind: 'share-locked', action: '/s/secret', trouble: null },
    'share-locked-wrong': {
      kind: 'share-locked',
      action: '/s/secret',
      trouble: { code: 'share-password-wrong', detail: '' },
    },
    claim: { kind: 'claim', claim, ...asked },
    'claim-code': { kind: 'claim', claim, secret: 'secret', attempt: 'a', trouble },
    'claim-mine': { kind: 'claim', claim: { ...claim, mine: true }, ...asked },
    'claim-by-link': {
      kind: 'claim',
      claim: { ...claim, addressKind: 'account', addressHint: '@a•••@badges.school.example' },
      ...asked,
    },
    'claim-accepted': { kind: 'claim', claim: { ...claim, state: 'accepted', mine: true }, ...asked },
    'claim-declined': { kind: 'claim', claim: { ...claim, state: 'declined' }, ...asked },
    'claim-withdrawn': { kind: 'claim', claim: { ...claim, state: 'withdrawn' }, ...asked },
    'claim-revoked': { kind: 'claim', claim: { ...claim, state: 'revoked', reason: 'A mistake.' }, ...asked },
    consent: {
      kind: 'consent',
      uid: 'uid',
      client: {
        name: names.issuer,
        host: 'courses.example',
        terms: 'https://courses.example/terms',
        privacy: null,
      },
      powers: ['badges-read', 'badges-add'],
    },
    invitation: {
      kind: 'invitation',
      secret: 'secret',
      invitation: {
        organisation: { name: names.issuer, logo: null },
        role: 'awarder',
        email: 'lee@school.example',
        invitedBy: names.person,
      },
      trouble: null,
    },
    app: { kind: 'app' },
    docs: { kind: 'docs' },
    'docs-problem': { kind: 'docs-problem', code: 'fresh-sign-in-needed' },
    mailbox: {
      kind: 'mailbox',
      mails: [{ id, at, to: 'ada@learner.example', subject: `${names.issuer} has a badge for you` }],
    },
    'mailbox-empty': { kind: 'mailbox', mails: [] },
    mail: {
      kind: 'mail',
      mail: {
        id,
        at,
        to: 'ada@learner.example',
        subject: `${names.issuer} has a badge for you`,
        text: `See your badge:\nhttp://localhost:4000/claim/secret\n\n${names.badge}`,
      },
    },
    problem: { kind: 'problem', code: 'not-found', status: 404, detail: null, requestId: 'req-1' },
  }
}

/** Every kind of mail. */
export function sampleMails(names: Names = friendly): Record<string, MailContent> {
  const link = 'http://localhost:4000/claim/secret'
  return {
    'sign-in': { kind: 'sign-in', code: '123456', link: 'http://localhost:4000/sign-in/secret', minutes: 15 },
    'confirm-address': { kind: 'confirm-address', code: '123456', minutes: 15 },
    'security-notice': {
      kind: 'security-notice',
      what: 'passkey-added',
      subject: 'My phone',
      account: 'ada@learner.example',
    },
    invitation: {
      kind: 'invitation',
      organisation: names.issuer,
      role: 'editor',
      invitedBy: names.person,
      link: 'http://localhost:4000/invitation/secret',
      days: 14,
    },
    claim: {
      kind: 'claim',
      link,
      achievement: names.badge,
      description,
      imageAlt: null,
      organisation: names.issuer,
      organisationPage: 'http://localhost:4000/issuers/riverside-library',
      recipientName: names.person,
      narrative: 'Three remixes, *each better* than the last.',
      narrativeHtml: '<p>Three remixes, <em>each better</em> than the last.</p>',
      evidence: [{ url: 'https://ada.example/remix', name: 'My remix' }],
      expires: '2029-05-03T00:00:00.000Z',
    },
    revoked: {
      kind: 'standing',
      change: 'revoked',
      achievement: names.badge,
      organisation: names.issuer,
      reason: 'The sources were not named after all.',
      link: 'http://localhost:4000/backpack',
    },
    suspended: {
      kind: 'standing',
      change: 'suspended',
      achievement: names.badge,
      organisation: names.issuer,
      reason: null,
      link: 'http://localhost:4000/backpack',
    },
    reinstated: {
      kind: 'standing',
      change: 'reinstated',
      achievement: names.badge,
      organisation: names.issuer,
      reason: null,
      link: 'http://localhost:4000/backpack',
    },
  }
}
