import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { Email, Instant, Nullable, Url, Words } from './shapes.ts'

export const Finding = Type.Object(
  {
    check: Type.String({
      description: 'read, shape, proof, hosting, issuer-key, status, validity, recipient, …',
    }),
    outcome: Words(['passed', 'failed', 'unknown']),
    reason: Type.Optional(Type.String({ description: 'Stable code; on every finding that is not passed' })),
    detail: Type.Optional(
      Type.String({ description: 'In plain words; on every finding that is not passed' }),
    ),
  },
  { title: 'Finding' },
)

/** What a viewer needs of a badge of any maker and version. */
export const ReadBadge = Type.Object(
  {
    id: Nullable(Type.String()),
    version: Type.String(),
    name: Type.String(),
    description: Nullable(Type.String()),
    criteria: Type.Object({ url: Nullable(Type.String()), narrative: Nullable(Type.String()) }),
    image: Nullable(Type.String()),
    imageAlt: Nullable(Type.String()),
    issuer: Type.Object({
      id: Nullable(Type.String()),
      name: Nullable(Type.String()),
      url: Nullable(Type.String()),
      email: Nullable(Type.String()),
      image: Nullable(Type.String()),
    }),
    creator: Type.Optional(
      Type.Object(
        { id: Nullable(Type.String()), name: Nullable(Type.String()), url: Nullable(Type.String()) },
        { description: 'Who created the achievement, where the badge says so' },
      ),
    ),
    issuedOn: Nullable(Type.String()),
    expires: Nullable(Type.String()),
    evidence: Type.Array(
      Type.Object({
        url: Nullable(Type.String()),
        name: Nullable(Type.String()),
        narrative: Nullable(Type.String()),
      }),
    ),
    narrative: Nullable(Type.String({ description: 'What the issuer says of this award, Markdown' })),
    results: Type.Optional(
      Type.Array(Type.Object({ name: Type.String(), value: Type.String() }), {
        description: 'What was measured, and what came of it',
      }),
    ),
    tags: Type.Array(Type.String()),
    alignments: Type.Array(Type.Object({ name: Type.String(), url: Nullable(Type.String()) })),
    achievementType: Nullable(Type.String()),
    language: Nullable(Type.String()),
  },
  { title: 'ReadBadge' },
)

const Sentence = Type.Object({
  code: Type.String(),
  params: Type.Record(Type.String(), Type.String()),
  text: Type.String({ description: 'In the language asked for' }),
})

const Inside = Type.Object(
  {
    as: Words(['presented', 'recorded', 'bundled', 'endorsement']),
    about: Nullable(Type.String({ description: 'What an endorsement endorses' })),
    name: Nullable(Type.String()),
    verdict: Words(['valid', 'invalid', 'unknown']),
    sentence: Sentence,
    findings: Type.Array(Finding),
  },
  { title: 'Inside', description: 'A credential inside another, judged by itself' },
)

const Note = Type.Object({ code: Type.String(), detail: Type.String() }, { title: 'Note' })

export const Report = Type.Object(
  {
    verdict: Words(['valid', 'invalid', 'unknown']),
    sentence: Sentence,
    findings: Type.Array(Finding),
    inside: Type.Optional(
      Type.Array(Inside, { description: 'What it holds: presented, recorded, or endorsing it' }),
    ),
    notes: Type.Optional(Type.Array(Note, { description: 'Good to know; decides nothing' })),
    notApplicable: Type.Array(Type.String()),
    badge: Nullable(ReadBadge),
    detected: Type.Object({
      version: Nullable(Type.String()),
      form: Nullable(Type.String()),
      why: Type.String(),
    }),
    fetched: Type.Array(Type.Object({ url: Type.String(), status: Nullable(Type.Integer()) })),
    checkedAt: Instant,
    snapshot: Type.Optional(
      Type.Object(
        {
          verifiedAt: Instant,
          silentSince: Instant,
          host: Type.String({ description: 'Which host does not answer' }),
          verdict: Words(['valid', 'invalid', 'unknown']),
        },
        {
          description:
            'Of a kept badge whose host no longer answers: when it was last verified, and what is found today with the documents kept from then',
        },
      ),
    ),
  },
  { title: 'Report' },
)

export const verifyBadge = operation({
  method: 'POST',
  path: '/api/v1/verify',
  operationId: 'verifyBadge',
  tag: 'Verify',
  summary: 'Judge any badge of any maker',
  description:
    'Send the raw bytes with their media type (PNG, SVG, JSON, JWT or text), or `{ "url": … }` as application/json. A JSON body with `url` as its only member is an address to fetch; any other JSON is the badge. Without signing in, one address may ask 300 times a minute; with a session or a token, 2,000 times a second.',
  access: { kind: 'public' },
  query: Type.Object({
    recipient: Type.Optional(
      Type.Unsafe<string>({ ...Email, description: 'Also check that the badge is for this address' }),
    ),
  }),
  rawBody: {
    mediaTypes: [
      'application/json',
      'application/ld+json',
      'application/vc',
      'application/vc+ld+json',
      'application/vc+jwt',
      'application/jwt',
      'application/jose',
      'text/plain',
      'image/png',
      'image/svg+xml',
      'application/octet-stream',
    ],
    maxBytes: 5_000_000,
  },
  response: { 200: Report },
  problems: ['too-large', 'media-type-unsupported', 'too-many-requests', 'url-refused'],
  example: { body: { url: 'https://badges.example/awards/1' } },
  idempotent: false,
})

export const readDocument = operation({
  method: 'GET',
  path: '/api/v1/documents',
  operationId: 'readDocument',
  tag: 'Verify',
  summary: 'Fetch a document that a badge under check names, for a browser that may not',
  access: { kind: 'public' },
  query: Type.Object({
    url: Url,
    ticket: Type.String({
      maxLength: 6000,
      description: 'From the page that is checking: lists which URLs the badge names',
    }),
  }),
  response: { 200: 'binary' },
  problems: ['url-refused', 'url-unreachable', 'too-many-requests'],
  example: { query: { url: 'https://badges.example/issuer.json', ticket: 'ticket-from-the-page' } },
})

export type Finding = Static<typeof Finding>
export type ReadBadge = Static<typeof ReadBadge>
export type Report = Static<typeof Report>
