import { hosting, identity, organisations } from '@rucksack/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../../testing/code-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let operator: Visitor

beforeAll(async () => {
  host = await startTestHost()
  operator = await host.operator()
})
afterAll(async () => await host.stop())

const found = (visitor: Visitor, body: { name: string; slug?: string }) =>
  visitor.call(organisations.createOrganisation, { body })

test('a founder becomes owner, and the organisation has its page, its documents and a key', async () => {
  const library = await found(operator, { name: 'Riverside Library' })
  expect(library).toMatchObject({
    slug: 'riverside-library',
    role: 'owner',
    profile: `${host.url}/issuers/riverside-library`,
    logo: null,
  })
  expect((await operator.call(identity.readMe)).organisations).toMatchObject([
    { slug: 'riverside-library', role: 'owner' },
  ])
  const visitor = host.stranger()
  const page = await visitor.page('/issuers/riverside-library')
  expect(page.status).toBe(200)
  expect(page.html).toContain('Riverside Library')
  for (const [accept, path] of [
    ['application/ld+json', '/issuers/riverside-library'],
    ['text/html', '/issuers/riverside-library.json'],
    ['application/json', '/issuers/riverside-library?v=3_0'],
  ] as const) {
    const answer = await visitor.fetch(path, { headers: { accept } })
    expect(answer.headers.get('content-type')).toContain('application/ld+json')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect((await answer.json()).name).toBe('Riverside Library')
  }
  expect((await visitor.page('/issuers/no-such-library')).status).toBe(404)
  expect((await visitor.page(`/issuers/${library.id}`)).status).toBe(404)
})

test('a chosen short name that is taken or kept back is refused; one made from the name gives way', async () => {
  await found(operator, { name: 'First', slug: 'makers' })
  for (const slug of ['makers', 'new', 'api', '01900000-0000-7000-8000-000000000001'])
    expect(await codeOf(found(operator, { name: 'Second', slug }))).toBe('slug-taken')
  expect(await codeOf(found(operator, { name: 'Second', slug: 'makers-2' }))).toBe('ok')
  expect((await found(operator, { name: 'Makers' })).slug).toMatch(/^makers-\w+$/)
  expect((await found(operator, { name: 'مكتبة' })).slug).toBe('organisation')
  expect((await found(operator, { name: 'Bücherei & Café' })).slug).toBe('bucherei-cafe')
})

test('a blank name is no name', async () => {
  expect(await codeOf(found(operator, { name: ' \t' }))).toBe('validation-failed')
  const { slug } = await found(operator, { name: ' Named ' })
  const change = { params: { organisation: slug }, body: { name: '  ' } }
  expect(await codeOf(operator.call(organisations.changeOrganisation, change))).toBe('validation-failed')
})

test('ten who found under the same short name at once: one gets it', async () => {
  const results = await Promise.all(
    Array.from({ length: 10 }, () => codeOf(found(operator, { name: 'Race', slug: 'race' }))),
  )
  expect(results.filter(each => each === 'ok')).toHaveLength(1)
  expect(results.filter(each => each === 'slug-taken')).toHaveLength(9)
})

test('who may found is the decision of the operator', async () => {
  const ada = await host.signIn('ada@learner.example')
  expect(await codeOf(found(ada, { name: 'Mine' }))).toBe('organisations-closed')
  await operator.call(hosting.changeHost, { body: { organisations: 'open' } })
  expect(await codeOf(found(ada, { name: 'Mine' }))).toBe('ok')
  await operator.call(hosting.changeHost, { body: { organisations: 'operators' } })
  expect(await codeOf(found(ada, { name: 'Mine too' }))).toBe('organisations-closed')
})

test('a logo is shown in a sandbox, cleaned, and a bad one leaves the old one in place', async () => {
  const { slug } = await found(operator, { name: 'With a logo' })
  const set = (bytes: Uint8Array | string, mediaType = 'image/svg+xml') =>
    operator.call(organisations.setOrganisationLogo, { params: { organisation: slug }, bytes, mediaType })
  const { logo } = await set(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>evil()</script><rect width="9" height="9"/></svg>',
  )
  const answer = await host.stranger().fetch((logo ?? '').replace(host.url, ''))
  expect(answer.headers.get('content-type')).toContain('image/svg+xml')
  expect(answer.headers.get('content-security-policy')).toContain('sandbox')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(await answer.text()).not.toContain('evil')
  for (const [bytes, type] of [
    [new Uint8Array(0), 'image/png'],
    ['hello', 'image/png'],
    ['<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
  ] as const)
    expect(await codeOf(set(bytes, type))).toBe('image-refused')
  expect(await codeOf(set('GIF89a', 'image/gif'))).toBe('media-type-unsupported')
  expect(await codeOf(set(new Uint8Array(5_000_001), 'image/png'))).toBe('too-large')
  const now = await operator.call(organisations.readOrganisation, { params: { organisation: slug } })
  expect(now.logo).toBe(logo)
})

test('a profile can be changed and emptied; its short name stays', async () => {
  const { slug } = await found(operator, { name: 'Old name' })
  const params = { organisation: slug }
  await operator.call(organisations.changeOrganisation, {
    params,
    body: { name: 'New name', url: 'https://new.example/', description: '<b>&' },
  })
  expect(
    await operator.call(organisations.changeOrganisation, { params, body: { url: null } }),
  ).toMatchObject({ name: 'New name', slug, url: null, description: '<b>&' })
  expect((await host.stranger().page(`/issuers/${slug}`)).html).toContain('&lt;b&gt;&amp;')
})
