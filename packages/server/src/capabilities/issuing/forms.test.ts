import { issuing, organisations, verifying } from '@rucksack/contract'
import type { Achievement, Award } from '@rucksack/contract/issuing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { png } from '../../testing/foreign-badges.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let owner: Visitor
let drawn: Achievement
let painted: Achievement
beforeAll(async () => {
  host = await startTestHost()
  const made = await host.verbs.issuer()
  owner = made.owner
  drawn = made.achievement
  const draft = await host.verbs.achievement(owner, made.organisation.slug, {
    name: 'Painting',
    publish: false,
  })
  const params = { achievement: draft.id }
  await owner.call(issuing.setAchievementImage, { params, bytes: await png(), mediaType: 'image/png' })
  painted = await owner.call(issuing.publishAchievement, { params })
})
afterAll(() => host.stop())

const forms3 = ['.json', '.jwt', '.png', '.svg']
const forms2 = ['.json?v=2_0', '.png?v=2_0', '.svg?v=2_0', '?v=2_0']
const all = [...forms3, ...forms2]
const email = 'ada@learner.example'
const reason = 'A mix-up of names'

const fetchForm = async (award: Award, form: string) => {
  const answer = await host
    .stranger()
    .fetch(`/awards/${award.id}${form}`, { headers: { accept: 'application/json' } })
  return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) }
}
const judge = (bytes: Uint8Array) =>
  host.stranger().call(verifying.verifyBadge, {
    bytes,
    mediaType: 'application/octet-stream',
    query: { recipient: email },
  })
async function told(award: Award): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const form of all) {
    const report = await judge((await fetchForm(award, form)).bytes)
    const bad = report.findings.find(each => each.outcome !== 'passed')
    found[form] = bad?.reason ?? report.verdict
  }
  return found
}
const everywhere = (in3: string, in2 = in3) =>
  Object.fromEntries([...forms3.map(form => [form, in3]), ...forms2.map(form => [form, in2])])

test('every form of an award verifies, whether its picture is drawn or painted', async () => {
  for (const achievement of [drawn, painted])
    expect(await told(await host.verbs.award(owner, achievement.id, email))).toEqual(everywhere('valid'))
})

test('every form comes with its own type, as a download that runs nothing and that other sites may read', async () => {
  const award = await host.verbs.award(owner, painted.id, email)
  const types: Record<string, string> = {
    '.json': 'application/json',
    '.jwt': 'application/vc+jwt',
    '.png': 'image/png',
    '.svg': 'image/svg+xml',
  }
  for (const [form, type] of Object.entries(types)) {
    const { headers, status } = await fetchForm(award, form)
    expect([status, headers.get('content-type')], form).toEqual([200, expect.stringContaining(type)])
    expect(headers.get('access-control-allow-origin'), form).toBe('*')
    if (form !== '.json') expect(headers.get('content-security-policy'), form).toContain('sandbox')
    if (form === '.png')
      expect(headers.get('content-disposition')).toBe('attachment; filename="painting.png"')
  }
  expect((await fetchForm(award, '.exe')).status).toBe(404)
})

test('every form is the same bytes each time, also when asked at once and after the key was changed', async () => {
  const award = await host.verbs.award(owner, drawn.id, email)
  const first = await Promise.all(
    all.map(form => Promise.all(Array.from({ length: 4 }, () => fetchForm(award, form)))),
  )
  await owner.call(organisations.rotateIssuerKey, { params: { organisation: award.organisation.slug } })
  for (const [at, form] of all.entries()) {
    const again = await fetchForm(award, form)
    for (const each of first[at] ?? []) expect(Buffer.compare(each.bytes, again.bytes), form).toBe(0)
  }
  expect(await told(award)).toEqual(everywhere('valid'))
  const fresh = await host.verbs.award(owner, drawn.id, email)
  expect(await told(fresh)).toEqual(everywhere('valid'))
})

test('a revoked award is revoked in every form and on its page, with the reason where the form has a place for it', async () => {
  const award = await host.verbs.award(owner, drawn.id, email)
  const page = await host.stranger().page(`/awards/${award.id}`)
  expect(page.html).not.toContain(reason)
  await owner.call(issuing.revokeAward, { params: { award: award.id }, body: { reason } })
  expect(await told(award)).toEqual(everywhere('revoked'))
  const { html } = await host.stranger().page(`/awards/${award.id}`)
  expect(html).toContain(reason)
  expect(html).toMatch(/revoked/i)
  const gone = await fetchForm(award, '?v=2_0')
  expect([gone.status, JSON.parse(Buffer.from(gone.bytes).toString())]).toEqual([
    410,
    expect.objectContaining({ revoked: true, revocationReason: reason }),
  ])
})

test('a suspended award is suspended in every form, and good again in every form when that ends', async () => {
  const award = await host.verbs.award(owner, drawn.id, email)
  await owner.call(issuing.suspendAward, { params: { award: award.id }, body: { reason } })
  expect(await told(award)).toEqual(everywhere('suspended', 'revoked'))
  const report = await judge((await fetchForm(award, '.png?v=2_0')).bytes)
  expect(report.findings.find(each => each.check === 'status')?.detail).toContain(`Suspended: ${reason}`)
  expect((await host.stranger().page(`/awards/${award.id}`)).html).toContain(reason)
  await owner.call(issuing.reinstateAward, { params: { award: award.id } })
  expect(await told(award)).toEqual(everywhere('valid'))
  expect((await host.stranger().page(`/awards/${award.id}`)).html).not.toContain(reason)
})

test('an expired award is expired in every form', async () => {
  const expiresAt = new Date(host.clock.now().getTime() + 600_000).toISOString()
  const award = await host.verbs.award(owner, drawn.id, email, { expiresAt })
  expect(await told(award)).toEqual(everywhere('valid'))
  host.clock.advance(1_200_000)
  expect(await told(award)).toEqual(everywhere('expired'))
  expect((await host.stranger().page(`/awards/${award.id}`)).html).toMatch(/expired/i)
})

test('the page of an award says who, what and why, and not to whom', async () => {
  const award = await host.verbs.award(owner, drawn.id, 'somebody.special@learner.example', {
    recipient: { email: 'somebody.special@learner.example', name: 'Somebody Special' },
    narrative: 'For **three** remixes. <script>alert(1)</script>',
  })
  const { html, status } = await host.stranger().page(`/awards/${award.id}`)
  expect(status).toBe(200)
  expect(html).toContain('Riverside Library')
  expect(html).toContain('<strong>three</strong>')
  expect(html).not.toMatch(/somebody|sha256\$|<script>alert/i)
  expect(html.length).toBeLessThan(60_000)
  const card = await host.stranger().fetch(`/awards/${award.id}/card.png`)
  expect(card.headers.get('content-type')).toBe('image/png')
})

test('by Accept the same address gives the page, the credential, the JWT and the picture', async () => {
  const award = await host.verbs.award(owner, drawn.id, email)
  for (const [accept, type] of [
    ['text/html', 'text/html'],
    ['application/json', 'application/json'],
    ['application/vc', 'application/vc'],
    ['application/ld+json', 'application/ld+json'],
    ['application/vc+jwt', 'application/vc+jwt'],
    ['image/png', 'image/png'],
    ['*/*', 'application/ld+json'],
  ] as const) {
    const answer = await host.stranger().fetch(`/awards/${award.id}`, { headers: { accept } })
    expect(answer.headers.get('content-type'), accept).toContain(type)
    expect(answer.headers.get('vary'), accept).toContain('accept')
  }
})

test('an award that is none is not found in any form', async () => {
  for (const id of ['01900000-0000-7000-8000-000000000001', 'nonsense', '%00'])
    for (const form of ['', ...all, '/card.png'])
      expect((await host.stranger().fetch(`/awards/${id}${form}`)).status, id + form).toBe(404)
})
