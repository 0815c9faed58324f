import { identity, organisations, schoolSignIn, tree } from '@rucksack/contract'
import type { SchoolSignIn } from '@rucksack/contract/school-sign-in'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../../testing/code-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'
import { type School, startSchool, throughSchool } from '../../testing/school.ts'

let host: TestHost
let operator: Visitor
let school: School
let hillside: SchoolSignIn
let count = 0

beforeAll(async () => {
  host = await startTestHost({ ALLOW_PRIVATE_NETWORK: 'true' })
  operator = await host.operator()
  school = await startSchool(`${host.url}/sign-in/school/callback`)
  await found('Hillside School')
  hillside = await operator.call(schoolSignIn.addHostSignIn, {
    body: wish({
      roles: [
        { claim: 'groups', value: 'staff', role: 'awarder', organisation: 'hillside-school' },
        { claim: 'realm_access.roles', value: 'head', role: 'owner', organisation: 'hillside-school' },
      ],
    }),
  })
})
afterEach(() => school.breakDown(false))
afterAll(async () => {
  await school.stop()
  await host.stop()
})

const found = (name: string) => operator.call(organisations.createOrganisation, { body: { name } })
const wish = (more: object = {}) => ({
  name: 'Hillside',
  issuer: school.issuer,
  clientId: school.clientId,
  clientSecret: school.clientSecret,
  ...more,
})
/** Somebody with an account at the school. */
function person(claims: Record<string, unknown> = {}): { user: string; email: string } {
  const user = `user${++count}`
  const email = `${user}@school.example`
  school.people.set(user, { email, email_verified: true, name: `Person ${count}`, ...claims })
  return { user, email }
}
const enter = (user: string, visitor = host.stranger(), start = `/sign-in/school/${hillside.id}`) =>
  throughSchool(visitor, school, start, user)
const me = (visitor: Visitor) => visitor.call(identity.readMe)

test('a teacher signs in with the school, has an account at once, lands in the school with the role of their group', async () => {
  const { user, email } = person({ groups: ['staff', 'chess'] })
  const visitor = host.stranger()
  const page = await visitor.page('/sign-in')
  expect(page.html).toContain(`/sign-in/school/${hillside.id}`)
  const back = await enter(user, visitor)
  expect([back.status, back.headers.get('location')]).toEqual([303, '/manage/hillside-school'])
  expect(await me(visitor)).toMatchObject({
    name: `Person ${count}`,
    addresses: [{ value: email, verified: true }],
    organisations: [{ slug: 'hillside-school', role: 'awarder' }],
  })
})

test('the second sign-in is the same account, also when the school has given another address meanwhile', async () => {
  const { user } = person()
  const [first, second] = [host.stranger(), host.stranger()]
  await enter(user, first)
  school.people.set(user, { email: `new-${user}@school.example`, email_verified: true })
  await enter(user, second)
  expect((await me(second)).id).toBe((await me(first)).id)
  expect((await me(second)).addresses).toHaveLength(1)
})

test('roles follow the groups at every sign-in, and what people gave by hand stays', async () => {
  const { user } = person({ groups: ['staff'] })
  const visitor = host.stranger()
  await enter(user, visitor)
  const roleNow = async () => {
    await enter(user, visitor)
    return (await me(visitor)).organisations[0]?.role
  }
  school.people.set(user, {
    email: `${user}@school.example`,
    email_verified: true,
    realm_access: { roles: ['head'] },
  })
  expect(await roleNow()).toBe('owner')
  school.people.set(user, { email: `${user}@school.example`, email_verified: true, groups: ['staff'] })
  expect(await roleNow()).toBe('awarder')
  const list = await operator.call(tree.listRoles, { params: { organisation: 'hillside-school' } })
  expect(list.items.filter(each => each.email === `${user}@school.example`)).toMatchObject([
    { role: 'awarder', by: 'school' },
  ])
  const params = { organisation: 'hillside-school', person: (await me(visitor)).id }
  await operator.call(organisations.removeMember, { params })
  expect((await me(visitor)).organisations).toEqual([])
  school.people.set(user, { email: `${user}@school.example`, email_verified: true })
  expect(await roleNow()).toBeUndefined()
})

test('an address that the school has not verified makes no account and opens none', async () => {
  const before = await host.signIn('victim@school.example')
  for (const email_verified of [false, 'false', undefined]) {
    const { user } = person({ email: 'victim@school.example', email_verified })
    const visitor = host.stranger()
    const back = await enter(user, visitor)
    expect(back.status).toBe(422)
    expect(await back.text()).toContain('has not verified your mail address')
    expect(await codeOf(me(visitor))).toBe('not-signed-in')
  }
  expect((await before.call(schoolSignIn.listSchoolAccounts)).items).toEqual([])
})

test('an account that is there already is linked after a proof by mail, once', async () => {
  const { user, email } = person({ groups: ['staff'] })
  const known = await host.signIn(email)
  const visitor = host.stranger()
  const back = await enter(user, visitor)
  const html = await back.text()
  expect(html).toContain('Hillside')
  expect(await codeOf(me(visitor))).toBe('not-signed-in')
  await host.settle()
  const [code = ''] = /\b\d{3} ?\d{3}\b/.exec(host.post.last(email).text) ?? []
  const attempt = /name="attempt" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const proved = await visitor.submit('/sign-in/code', { attempt, code, email })
  const finish = proved.headers.get('location') ?? ''
  expect(finish).toContain('/sign-in/school/finish')
  const stranger = await host.signIn('somebody@else.example')
  expect((await stranger.fetch(finish)).headers.get('location')).toBe('/')
  expect((await stranger.call(schoolSignIn.listSchoolAccounts)).items).toEqual([])
  const done = await visitor.fetch(finish)
  expect(done.headers.get('location')).toBe('/manage/hillside-school')
  expect((await me(visitor)).id).toBe((await me(known)).id)
  const again = host.stranger()
  expect((await enter(user, again)).status).toBe(303)
  expect((await me(again)).id).toBe((await me(known)).id)
  await host.settle()
  expect(host.post.letters.filter(each => each.to === email).at(-1)?.text).toContain('Hillside')
})

test('somebody signed in links a school account of another address, and takes it off again', async () => {
  const { user, email } = person({ groups: ['staff'] })
  const ada = await host.signIn('ada@home.example')
  const start = `/sign-in/school/${hillside.id}?link=true&next=/account`
  expect((await enter(user, ada, start)).headers.get('location')).toBe('/account')
  const [account] = (await ada.call(schoolSignIn.listSchoolAccounts)).items
  expect(account).toMatchObject({ school: 'Hillside', email })
  expect((await me(ada)).addresses.map(each => each.value)).toEqual(['ada@home.example'])
  expect((await me(ada)).organisations).toHaveLength(1)
  const eve = await host.signIn('eve@home.example')
  const taken = await enter(user, eve, start)
  expect(await taken.text()).toContain('belongs to another account')
  await ada.call(schoolSignIn.unlinkSchoolAccount, { params: { account: account?.id ?? '' } })
  expect((await me(ada)).organisations).toEqual([])
  expect((await enter(user, eve, start)).headers.get('location')).toBe('/account')
})

test('a way back that was used, or belongs to another browser, or was made up, opens nothing', async () => {
  const { user } = person()
  const visitor = host.stranger()
  const there = await visitor.fetch(`/sign-in/school/${hillside.id}`)
  const url = new URL(there.headers.get('location') ?? '')
  expect(url.searchParams.get('code_challenge_method')).toBe('S256')
  expect(url.searchParams.get('nonce')).toMatch(/^[\w-]{20,}$/)
  const back = await school.signIn(url.href, user)
  const thief = host.stranger()
  expect((await thief.fetch(back)).status).toBe(422)
  expect(await codeOf(me(thief))).toBe('not-signed-in')
  expect((await visitor.fetch(back)).status).toBe(303)
  const cookieOf = visitor.cookies.get('rucksack')
  for (const again of [back, back.replace(/state=[^&]+/, 'state=made-up')]) {
    const answer = await visitor.fetch(again)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('This sign-in has ended')
  }
  expect(visitor.cookies.get('rucksack')).toBe(cookieOf)
})

test('a code that belongs to another way there is refused', async () => {
  const [mine, theirs] = [person(), person()]
  const [visitor, other] = [host.stranger(), host.stranger()]
  const start = `/sign-in/school/${hillside.id}`
  const wayOf = async (each: Visitor) => (await each.fetch(start)).headers.get('location') ?? ''
  const [back, stolen] = [
    await school.signIn(await wayOf(visitor), mine.user),
    await school.signIn(await wayOf(other), theirs.user),
  ]
  const code = new URL(stolen).searchParams.get('code') ?? ''
  const mixed = new URL(back)
  mixed.searchParams.set('code', code)
  const answer = await visitor.fetch(mixed.href)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('did not sign you in')
  expect(await codeOf(me(visitor))).toBe('not-signed-in')
})

test('who says no at the school, or whose school is down, is told so and can sign in by mail there and then', async () => {
  const refusal = await enter('nobody')
  expect([refusal.status, (await refusal.text()).includes('did not sign you in')]).toEqual([422, true])
  const { user } = person()
  const visitor = host.stranger()
  const there = (await visitor.fetch(`/sign-in/school/${hillside.id}`)).headers.get('location') ?? ''
  const back = await school.signIn(there, user)
  school.breakDown(true)
  const answer = await visitor.fetch(back)
  const html = await answer.text()
  expect(html).toContain('does not answer')
  expect(html).toContain('action="/sign-in"')
  host.clock.advance(11 * 60_000)
  const start = await host.stranger().page(`/sign-in/school/${hillside.id}?next=/backpack`)
  expect(start.html).toContain('does not answer')
  expect(start.html).toContain('value="/backpack"')
  expect(await codeOf(operator.call(schoolSignIn.listHostSignIns))).toBe('ok')
})

test('the provider of an organisation vouches for its proven domains only; others are proved by mail', async () => {
  const library = await found('Riverside Library')
  const added = await operator.call(schoolSignIn.addSignIn, {
    params: { organisation: library.slug },
    body: wish({
      name: 'Library',
      roles: [{ claim: 'sub', value: '*', role: 'viewer', organisation: library.slug }],
    }),
  })
  const { user, email } = person()
  const visitor = host.stranger()
  const back = await enter(user, visitor, `/sign-in/school/${added.id}`)
  const html = await back.text()
  expect(html).toContain('Library')
  expect(await codeOf(me(visitor))).toBe('not-signed-in')
  await host.settle()
  const [code = ''] = /\b\d{3} ?\d{3}\b/.exec(host.post.last(email).text) ?? []
  const attempt = /name="attempt" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const proved = await visitor.submit('/sign-in/code', { attempt, code, email })
  const done = await visitor.fetch(proved.headers.get('location') ?? '')
  expect(done.headers.get('location')).toBe(`/manage/${library.slug}`)
  expect((await me(visitor)).organisations).toMatchObject([{ slug: library.slug, role: 'viewer' }])
})

test('an organisation gives roles in itself and below, and its sign-in is offered on the way to it', async () => {
  const [mine, other] = [await found('Mine'), await found('Other')]
  const params = { organisation: mine.slug }
  const rule = (organisation: string) => ({
    body: wish({
      name: 'Sign-in of Mine',
      roles: [{ claim: 'groups', value: 'x', role: 'owner', organisation }],
    }),
  })
  expect(await codeOf(operator.call(schoolSignIn.addSignIn, { params, ...rule(other.slug) }))).toBe(
    'organisation-not-found',
  )
  await operator.call(schoolSignIn.addSignIn, { params, ...rule(mine.slug) })
  const offered = async (next: string) =>
    (await host.stranger().page(`/sign-in?next=${next}`)).html.includes('Sign-in of Mine')
  expect([await offered(`/manage/${mine.slug}/people`), await offered('/backpack')]).toEqual([true, false])
})

test('only addresses of the named domains come in, and typing one shows the way to its school', async () => {
  const added = await operator.call(schoolSignIn.addHostSignIn, {
    body: wish({ name: 'Only Hill', domains: ['hill.example'] }),
  })
  const { user } = person()
  const answer = await enter(user, host.stranger(), `/sign-in/school/${added.id}`)
  expect(await answer.text()).toContain('is for other mail addresses')
  const inside = person({ email: `in${count}@HILL.example` })
  expect((await enter(inside.user, host.stranger(), `/sign-in/school/${added.id}`)).status).toBe(303)
  const typed = await host.stranger().submit('/sign-in', { email: 'somebody@hill.example' })
  expect(await typed.text()).toContain('login_hint=somebody%40hill.example')
})

test('a provider may vouch for named domains without saying so each time, but never against its own word', async () => {
  const body = wish({ name: 'Silent', domains: ['silent.example'], vouchesForDomains: true })
  expect(await codeOf(operator.call(schoolSignIn.addHostSignIn, { body: { ...body, domains: [] } }))).toBe(
    'validation-failed',
  )
  const added = await operator.call(schoolSignIn.addHostSignIn, { body })
  const start = `/sign-in/school/${added.id}`
  const silent = person({ email: 'a@silent.example', email_verified: undefined })
  expect((await enter(silent.user, host.stranger(), start)).status).toBe(303)
  const denied = person({ email: 'b@silent.example', email_verified: false })
  expect((await enter(denied.user, host.stranger(), start)).status).toBe(422)
})

test('a secret is kept sealed and never shown again; a provider that is none is refused; one removed ends its roles', async () => {
  const list = await operator.call(schoolSignIn.listHostSignIns)
  expect(JSON.stringify(list)).not.toContain(school.clientSecret)
  expect(list.items[0]?.hasSecret).toBe(true)
  const wrong = wish({ issuer: `${host.url}/nothing` })
  expect(await codeOf(operator.call(schoolSignIn.addHostSignIn, { body: wrong }))).toBe('school-unreachable')
  const body = wish({
    name: 'Short',
    roles: [{ claim: 'sub', value: '*', role: 'editor', organisation: 'hillside-school' }],
  })
  const added = await operator.call(schoolSignIn.addHostSignIn, { body })
  const { user } = person()
  const visitor = host.stranger()
  await enter(user, visitor, `/sign-in/school/${added.id}`)
  expect((await me(visitor)).organisations).toHaveLength(1)
  const params = { signIn: added.id }
  await operator.call(schoolSignIn.changeHostSignIn, { params, body: { enabled: false } })
  expect((await me(visitor)).organisations).toEqual([])
  expect(await codeOf(visitor.call(schoolSignIn.listHostSignIns))).toBe('operators-only')
  await operator.call(schoolSignIn.removeHostSignIn, { params })
  expect((await host.stranger().page(`/sign-in/school/${added.id}`)).html).toContain('No such school sign-in')
})

test('after a merger the sign-in goes on in the organisation it went into', async () => {
  const [old, next] = [await found('Old Academy'), await found('New Academy')]
  const added = await operator.call(schoolSignIn.addSignIn, {
    params: { organisation: old.slug },
    body: wish({
      name: 'Academy',
      roles: [{ claim: 'sub', value: '*', role: 'viewer', organisation: old.slug }],
    }),
  })
  const params = { organisation: old.id }
  await operator.call(tree.mergeOrganisation, { params, body: { into: next.slug } })
  const { items } = await operator.call(schoolSignIn.listSignIns, { params: { organisation: next.slug } })
  expect(items).toMatchObject([{ id: added.id, roles: [{ organisation: next.slug }] }])
})
