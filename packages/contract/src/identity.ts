import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { roles, scopes } from './scopes.ts'
import { Email, Id, Instant, Language, Nullable, Words } from './shapes.ts'

export const Address = Type.Object(
  {
    id: Id,
    kind: Words(['email']),
    value: Type.String(),
    verified: Type.Boolean(),
    primary: Type.Boolean(),
    addedAt: Instant,
  },
  { title: 'Address' },
)

export const Membership = Type.Object(
  {
    organisationId: Id,
    slug: Type.String(),
    name: Type.String(),
    logo: Nullable(Type.String()),
    parentId: Nullable(Id),
    role: Nullable(Words(roles, { description: 'Null when you only work in some of its programmes' })),
  },
  { title: 'Membership' },
)

export const Me = Type.Object(
  {
    id: Id,
    name: Nullable(Type.String()),
    language: Nullable(Type.String()),
    operator: Type.Boolean(),
    addresses: Type.Array(Address),
    organisations: Type.Array(Membership),
    createdAt: Instant,
  },
  { title: 'Me' },
)

export const Session = Type.Object(
  {
    id: Id,
    device: Type.String({ description: 'Browser and system in words, from the user agent' }),
    createdAt: Instant,
    lastSeenAt: Instant,
    current: Type.Boolean(),
  },
  { title: 'Session' },
)

/** A token is sent as it is; an app password is traded for tokens where a program asks for name and password. */
export const tokenKinds = ['token', 'app-password'] as const
export type TokenKind = (typeof tokenKinds)[number]

export const Token = Type.Object(
  {
    id: Id,
    kind: Words(tokenKinds),
    name: Type.String(),
    scopes: Type.Array(Words(scopes)),
    createdAt: Instant,
    expiresAt: Nullable(Instant),
    lastUsedAt: Nullable(Instant),
  },
  { title: 'Token' },
)

export const Passkey = Type.Object(
  { id: Id, name: Type.String(), createdAt: Instant, lastUsedAt: Nullable(Instant) },
  { title: 'Passkey' },
)

/** What WebAuthn exchanges is defined by the Web Authentication specification, not by us. */
const WebAuthnJson = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true })

const NextPath = Type.String({
  pattern: '^/(?!/)',
  maxLength: 2000,
  description: 'Path on this host to go to next',
})
const SignedIn = Type.Object({ personId: Id, next: Type.String() })

export const startSignIn = operation({
  method: 'POST',
  path: '/api/v1/sign-in',
  operationId: 'startSignIn',
  tag: 'Signing in',
  summary: 'Ask for a sign-in mail with a link and a six-digit code',
  description: 'The answer is the same whether or not the address is known here.',
  access: { kind: 'public' },
  body: Type.Object({ email: Email, next: Type.Optional(NextPath) }),
  response: { 202: Type.Object({ attempt: Type.String(), expiresAt: Instant }) },
  problems: ['too-many-requests'],
  example: { body: { email: 'ada@learner.example' } },
})

export const finishSignInByCode = operation({
  method: 'POST',
  path: '/api/v1/sign-in/code',
  operationId: 'finishSignInByCode',
  tag: 'Signing in',
  summary: 'Sign in with the six-digit code from the mail',
  access: { kind: 'public' },
  body: Type.Object({
    attempt: Type.String({ maxLength: 200 }),
    code: Type.String({ pattern: '^[0-9 ]{6,12}$' }),
  }),
  response: { 200: SignedIn },
  problems: ['sign-in-code-wrong', 'sign-in-expired', 'too-many-requests'],
  example: { body: { attempt: 'attempt-from-the-first-answer', code: '123456' } },
})

export const finishSignInByLink = operation({
  method: 'POST',
  path: '/api/v1/sign-in/link',
  operationId: 'finishSignInByLink',
  tag: 'Signing in',
  summary: 'Sign in with the secret of the link from the mail',
  access: { kind: 'public' },
  body: Type.Object({ secret: Type.String({ maxLength: 200 }) }),
  response: { 200: SignedIn },
  problems: ['sign-in-expired', 'too-many-requests'],
  example: { body: { secret: 'secret-from-the-link' } },
})

export const passkeySignInOptions = operation({
  method: 'POST',
  path: '/api/v1/sign-in/passkey/options',
  operationId: 'passkeySignInOptions',
  tag: 'Signing in',
  summary: 'Begin signing in with a passkey',
  access: { kind: 'public' },
  response: { 200: Type.Object({ attempt: Type.String(), options: WebAuthnJson }) },
  problems: ['too-many-requests'],
  example: {},
})

export const finishPasskeySignIn = operation({
  method: 'POST',
  path: '/api/v1/sign-in/passkey',
  operationId: 'finishPasskeySignIn',
  tag: 'Signing in',
  summary: 'Sign in with a passkey',
  access: { kind: 'public' },
  body: Type.Object({
    attempt: Type.String({ maxLength: 200 }),
    response: WebAuthnJson,
    next: Type.Optional(NextPath),
  }),
  response: { 200: SignedIn },
  problems: ['passkey-refused', 'sign-in-expired', 'too-many-requests'],
  example: { body: { attempt: 'attempt-from-the-options', response: { id: '…' } } },
})

export const signOut = operation({
  method: 'POST',
  path: '/api/v1/sign-out',
  operationId: 'signOut',
  tag: 'Signing in',
  summary: 'End this session',
  access: { kind: 'signed-in' },
  response: { 204: 'none' },
  problems: [],
  example: {},
})

export const setUpHost = operation({
  method: 'POST',
  path: '/api/v1/set-up',
  operationId: 'setUpHost',
  tag: 'Host',
  summary: 'Become the first operator with the one-time set-up link',
  access: { kind: 'public' },
  body: Type.Object({
    secret: Type.String({ maxLength: 200 }),
    email: Email,
    name: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  response: { 200: SignedIn },
  problems: ['set-up-done', 'too-many-requests'],
  example: { body: { secret: 'secret-from-the-banner', email: 'operator@city.example' } },
})

export const readMe = operation({
  method: 'GET',
  path: '/api/v1/me',
  operationId: 'readMe',
  tag: 'You',
  summary: 'Who you are here',
  access: { kind: 'signed-in', scopes: ['profile:read'] },
  response: { 200: Me },
  problems: [],
  example: {},
})

export const changeMe = operation({
  method: 'PATCH',
  path: '/api/v1/me',
  operationId: 'changeMe',
  tag: 'You',
  summary: 'Change your name or language',
  access: { kind: 'signed-in', scopes: ['profile:write'] },
  body: Type.Object({
    name: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 200 }))),
    language: Type.Optional(Nullable(Language)),
  }),
  response: { 200: Me },
  problems: [],
  example: { body: { name: 'Ada' } },
})

export const deleteMe = operation({
  method: 'DELETE',
  path: '/api/v1/me',
  operationId: 'deleteMe',
  tag: 'You',
  summary: 'Delete your account and everything in your backpack',
  description: 'Asks for a fresh sign-in. Issuers keep the award record with the hashed recipient only.',
  access: { kind: 'signed-in' },
  body: Type.Object({ confirm: Type.Literal('delete my account') }),
  response: { 204: 'none' },
  problems: ['fresh-sign-in-needed', 'last-owner', 'last-operator'],
  example: { body: { confirm: 'delete my account' } },
})

export const addAddress = operation({
  method: 'POST',
  path: '/api/v1/me/addresses',
  operationId: 'addAddress',
  tag: 'You',
  summary: 'Add an e-mail address; a code is mailed to it',
  access: { kind: 'signed-in' },
  body: Type.Object({ email: Email }),
  response: { 202: Type.Object({ attempt: Type.String(), expiresAt: Instant }) },
  problems: ['fresh-sign-in-needed', 'too-many-requests'],
  example: { body: { email: 'ada@work.example' } },
})

export const confirmAddress = operation({
  method: 'POST',
  path: '/api/v1/me/addresses/confirm',
  operationId: 'confirmAddress',
  tag: 'You',
  summary: 'Confirm an address with the code mailed to it',
  access: { kind: 'signed-in' },
  body: Type.Object({
    attempt: Type.String({ maxLength: 200 }),
    code: Type.String({ pattern: '^[0-9 ]{6,12}$' }),
  }),
  response: { 200: Me },
  problems: ['sign-in-code-wrong', 'sign-in-expired', 'address-taken', 'too-many-requests'],
  example: { body: { attempt: 'attempt-from-the-first-answer', code: '123456' } },
})

export const makeAddressPrimary = operation({
  method: 'PUT',
  path: '/api/v1/me/addresses/:address/primary',
  operationId: 'makeAddressPrimary',
  tag: 'You',
  summary: 'Send your mail to this address',
  access: { kind: 'signed-in' },
  params: Type.Object({ address: Id }),
  response: { 200: Me },
  problems: ['address-not-found', 'fresh-sign-in-needed'],
  example: { params: { address: '01900000-0000-7000-8000-000000000001' } },
})

export const removeAddress = operation({
  method: 'DELETE',
  path: '/api/v1/me/addresses/:address',
  operationId: 'removeAddress',
  tag: 'You',
  summary: 'Remove an address; a notice is mailed to it',
  access: { kind: 'signed-in' },
  params: Type.Object({ address: Id }),
  response: { 200: Me },
  problems: ['address-not-found', 'last-address', 'fresh-sign-in-needed'],
  example: { params: { address: '01900000-0000-7000-8000-000000000001' } },
})

export const listSessions = operation({
  method: 'GET',
  path: '/api/v1/me/sessions',
  operationId: 'listSessions',
  tag: 'You',
  summary: 'Where you are signed in',
  access: { kind: 'signed-in' },
  response: { 200: Type.Object({ items: Type.Array(Session) }) },
  problems: [],
  example: {},
})

export const endSession = operation({
  method: 'DELETE',
  path: '/api/v1/me/sessions/:session',
  operationId: 'endSession',
  tag: 'You',
  summary: 'Sign out on another device',
  access: { kind: 'signed-in' },
  params: Type.Object({ session: Id }),
  response: { 204: 'none' },
  problems: ['session-not-found'],
  example: { params: { session: '01900000-0000-7000-8000-000000000001' } },
})

export const listPasskeys = operation({
  method: 'GET',
  path: '/api/v1/me/passkeys',
  operationId: 'listPasskeys',
  tag: 'You',
  summary: 'Your passkeys',
  access: { kind: 'signed-in' },
  response: { 200: Type.Object({ items: Type.Array(Passkey) }) },
  problems: [],
  example: {},
})

export const passkeyOptions = operation({
  method: 'POST',
  path: '/api/v1/me/passkeys/options',
  operationId: 'passkeyOptions',
  tag: 'You',
  summary: 'Begin making a passkey',
  access: { kind: 'signed-in' },
  response: { 200: Type.Object({ attempt: Type.String(), options: WebAuthnJson }) },
  problems: ['fresh-sign-in-needed'],
  example: {},
})

export const addPasskey = operation({
  method: 'POST',
  path: '/api/v1/me/passkeys',
  operationId: 'addPasskey',
  tag: 'You',
  summary: 'Keep a new passkey',
  access: { kind: 'signed-in' },
  body: Type.Object({
    attempt: Type.String({ maxLength: 200 }),
    name: Type.String({ minLength: 1, maxLength: 100 }),
    response: WebAuthnJson,
  }),
  response: { 201: Passkey },
  problems: ['passkey-refused', 'sign-in-expired', 'fresh-sign-in-needed'],
  example: { body: { attempt: 'attempt-from-the-options', name: 'My phone', response: { id: '…' } } },
})

export const renamePasskey = operation({
  method: 'PATCH',
  path: '/api/v1/me/passkeys/:passkey',
  operationId: 'renamePasskey',
  tag: 'You',
  summary: 'Rename a passkey',
  access: { kind: 'signed-in' },
  params: Type.Object({ passkey: Id }),
  body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 100 }) }),
  response: { 200: Passkey },
  problems: ['passkey-not-found'],
  example: { params: { passkey: '01900000-0000-7000-8000-000000000001' }, body: { name: 'Library laptop' } },
})

export const removePasskey = operation({
  method: 'DELETE',
  path: '/api/v1/me/passkeys/:passkey',
  operationId: 'removePasskey',
  tag: 'You',
  summary: 'Remove a passkey',
  access: { kind: 'signed-in' },
  params: Type.Object({ passkey: Id }),
  response: { 204: 'none' },
  problems: ['passkey-not-found', 'fresh-sign-in-needed'],
  example: { params: { passkey: '01900000-0000-7000-8000-000000000001' } },
})

export const listTokens = operation({
  method: 'GET',
  path: '/api/v1/me/tokens',
  operationId: 'listTokens',
  tag: 'You',
  summary: 'Your personal access tokens',
  access: { kind: 'signed-in' },
  response: { 200: Type.Object({ items: Type.Array(Token) }) },
  problems: [],
  example: {},
})

export const createToken = operation({
  method: 'POST',
  path: '/api/v1/me/tokens',
  operationId: 'createToken',
  tag: 'You',
  summary: 'Make a personal access token; its secret is shown this once',
  access: { kind: 'signed-in' },
  body: Type.Object({
    kind: Type.Optional(
      Words(tokenKinds, {
        description:
          'app-password: for programs that ask for a user name and a password (POST /o/token, where the operator lets it). A token when left out',
      }),
    ),
    name: Type.String({ minLength: 1, maxLength: 100 }),
    scopes: Type.Array(Words(scopes), { minItems: 1, uniqueItems: true }),
    expiresInDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 730, default: 90 })),
  }),
  response: { 201: Type.Object({ token: Token, secret: Type.String() }) },
  problems: ['fresh-sign-in-needed'],
  example: { body: { name: 'Gradebook', scopes: ['awards:write'] } },
})

export const revokeToken = operation({
  method: 'DELETE',
  path: '/api/v1/me/tokens/:token',
  operationId: 'revokeToken',
  tag: 'You',
  summary: 'End a personal access token at once',
  access: { kind: 'signed-in' },
  params: Type.Object({ token: Id }),
  response: { 204: 'none' },
  problems: ['token-not-found'],
  example: { params: { token: '01900000-0000-7000-8000-000000000001' } },
})

export type Me = Static<typeof Me>
export type Address = Static<typeof Address>
export type Session = Static<typeof Session>
export type Token = Static<typeof Token>
export type Passkey = Static<typeof Passkey>
