import { organisations, type Role } from '@rucksack/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinAs } from '../../testing/cast.ts'
import { codeOf } from '../../testing/code-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'
import { tablesWith } from '../../testing/search-database.ts'

let host: TestHost
let owner: Visitor
let slug = ''

beforeAll(async () => {
  host = await startTestHost()
  owner = await host.operator()
  slug = (await owner.call(organisations.createOrganisation, { body: { name: 'Riverside Library' } })).slug
})
afterAll(async () => await host.stop())

async function invite(email: string, role: Role = 'awarder') {
  const invitation = await owner.call(organisations.invite, {
    params: { organisation: slug },
    body: { email, role },
  })
  await host.settle()
  const secret = /\/invitation\/([\w-]+)/.exec(host.post.last(email).text)?.[1] ?? ''
  return { invitation, secret }
}

const accept = (visitor: Visitor, secret: string) =>
  visitor.call(organisations.acceptInvitation, { params: { secret } })
const roleOf = async (visitor: Visitor) =>
  (await visitor.call(organisations.readOrganisation, { params: { organisation: slug } })).role

test('an invitation goes out by mail, says who invites to what, and is accepted once', async () => {
  const { invitation, secret } = await invite('grace@library.example')
  const letter = host.post.last('grace@library.example')
  expect(letter.text).toContain('Riverside Library')
  expect(invitation.link).toBe(`${host.url}/invitation/${secret}`)
  expect(await host.stranger().call(organisations.readInvitation, { params: { secret } })).toMatchObject({
    organisation: { slug },
    role: 'awarder',
    email: 'grace@library.example',
    invitedBy: 'Op',
  })
  const grace = await host.signIn('grace@library.example')
  expect((await accept(grace, secret)).role).toBe('awarder')
  const second = await host.signIn('second@learner.example')
  expect(await codeOf(accept(second, secret))).toBe('invitation-not-found')
  expect(await codeOf(host.stranger().call(organisations.readInvitation, { params: { secret } }))).toBe(
    'invitation-not-found',
  )
  expect((await owner.call(organisations.listInvitations, { params: { organisation: slug } })).items).toEqual(
    [],
  )
})

test('the page of an invitation leads through signing in and back, and then to the organisation', async () => {
  const { secret } = await invite('page@library.example', 'viewer')
  const visitor = host.stranger()
  expect((await visitor.page(`/invitation/${secret}`)).status).toBe(200)
  const away = await visitor.submit(`/invitation/${secret}`, {})
  expect(away.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(`/invitation/${secret}`)}`)
  const signed = await host.signIn('page@library.example')
  const joined = await signed.submit(`/invitation/${secret}`, {})
  expect([joined.status, joined.headers.get('location')]).toEqual([303, `/manage/${slug}`])
  expect(await roleOf(signed)).toBe('viewer')
  expect((await signed.page(`/invitation/${secret}`)).status).toBe(404)
})

test('of ten who accept the same invitation at once, one joins', async () => {
  const { secret } = await invite('ten@library.example')
  const visitors = []
  for (let n = 0; n < 5; n++) visitors.push(await host.signIn(`ten-${n}@learner.example`))
  const results = await Promise.all(visitors.map(visitor => codeOf(accept(visitor, secret))))
  expect(results.filter(each => each === 'ok')).toHaveLength(1)
})

test('an invitation that was withdrawn or has waited for two weeks opens nothing', async () => {
  const { invitation, secret } = await invite('withdrawn@library.example')
  const visitor = await host.signIn('withdrawn@library.example')
  await owner.call(organisations.withdrawInvitation, {
    params: { organisation: slug, invitation: invitation.id },
  })
  expect(await codeOf(accept(visitor, secret))).toBe('invitation-not-found')
  const late = await invite('late@library.example')
  const early = await invite('early@library.example')
  host.clock.advance(14 * 86_400_000 - 60_000)
  expect(await codeOf(accept(await host.signIn('early@library.example'), early.secret))).toBe('ok')
  host.clock.advance(120_000)
  expect(await codeOf(accept(await host.signIn('late@library.example'), late.secret))).toBe(
    'invitation-not-found',
  )
  const fresh = await host.signIn('operator@city.example')
  expect((await fresh.call(organisations.listInvitations, { params: { organisation: slug } })).items).toEqual(
    [],
  )
})

test('a second invitation to the same address replaces the first', async () => {
  const first = await invite('twice@library.example', 'viewer')
  const second = await invite('Twice@library.example', 'editor')
  const visitor = await host.signIn('twice@library.example')
  expect(await codeOf(accept(visitor, first.secret))).toBe('invitation-not-found')
  expect((await accept(visitor, second.secret)).role).toBe('editor')
})

test('members are not invited again, and one who accepts by another address keeps the role that holds more', async () => {
  const editor = await joinAs(host, owner, slug, 'editor', 'member@library.example')
  expect(await codeOf(invite('member@library.example', 'owner'))).toBe('already-member')
  const less = await invite('other-address@library.example', 'viewer')
  expect((await accept(editor, less.secret)).role).toBe('editor')
  const more = await invite('third-address@library.example', 'owner')
  expect((await accept(editor, more.secret)).role).toBe('owner')
})

test('an invitation survives no copying of the database: its secret lies sealed and hashed', async () => {
  const { secret } = await invite('sealed@library.example')
  expect(await tablesWith(host.db, [secret])).toEqual([])
})

test('nobody is flooded with invitations: ten an hour to an address', async () => {
  const owner = await host.signIn('operator@city.example')
  const send = (email: string) =>
    codeOf(
      owner.call(organisations.invite, { params: { organisation: slug }, body: { email, role: 'viewer' } }),
    )
  for (let mails = 0; mails < 10; mails++) expect(await send('flooded@library.example')).toBe('ok')
  expect(await send('Flooded+tag@library.example')).toBe('address-mailed-often')
  expect(await send('another@library.example')).toBe('ok')
})
