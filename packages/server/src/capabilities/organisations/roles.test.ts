import { identity, organisations, type Role } from '@rucksack/contract'
import type { Organisation } from '@rucksack/contract/organisations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinAs } from '../../testing/cast.ts'
import { codeOf } from '../../testing/code-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let library: Organisation
const people: Record<string, Visitor> = {}
const ids: Record<string, string> = {}

beforeAll(async () => {
  host = await startTestHost()
  const owner = await host.operator()
  library = await owner.call(organisations.createOrganisation, { body: { name: 'Riverside Library' } })
  people['owner'] = owner
  for (const role of ['editor', 'awarder', 'reviewer', 'viewer'] as const)
    people[role] = await joinAs(host, owner, library.slug, role, `${role}@library.example`)
  people['stranger'] = await host.signIn('stranger@learner.example')
  people['nobody'] = host.stranger()
  for (const role of ['owner', 'editor', 'awarder', 'reviewer', 'viewer', 'stranger'])
    ids[role] = (await (people[role] ?? host.stranger()).call(identity.readMe)).id
})
afterAll(async () => await host.stop())

const at = () => ({ organisation: library.slug })
const pixel = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
const nowhere = '01900000-0000-7000-8000-000000000001'

type Act = (visitor: Visitor) => Promise<unknown>

/** Every route of an organisation: the least role, and the act. Those that end something name what is not there. */
const acts: [string, Role, Act, string?][] = [
  ['reads the organisation', 'viewer', v => v.call(organisations.readOrganisation, { params: at() })],
  ['lists its members', 'viewer', v => v.call(organisations.listMembers, { params: at() })],
  ['lists its keys', 'viewer', v => v.call(organisations.listIssuerKeys, { params: at() })],
  [
    'changes its profile',
    'editor',
    v => v.call(organisations.changeOrganisation, { params: at(), body: { description: 'Books' } }),
  ],
  [
    'sets its logo',
    'editor',
    v =>
      v.call(organisations.setOrganisationLogo, { params: at(), bytes: pixel, mediaType: 'image/svg+xml' }),
  ],
  ['lists its invitations', 'owner', v => v.call(organisations.listInvitations, { params: at() })],
  [
    'invites',
    'owner',
    v =>
      v.call(organisations.invite, { params: at(), body: { email: 'new@library.example', role: 'viewer' } }),
  ],
  [
    'withdraws an invitation',
    'owner',
    v => v.call(organisations.withdrawInvitation, { params: { ...at(), invitation: nowhere } }),
    'invitation-not-found',
  ],
  [
    'changes a role',
    'owner',
    v =>
      v.call(organisations.changeMember, { params: { ...at(), person: nowhere }, body: { role: 'viewer' } }),
    'member-not-found',
  ],
  [
    'removes another',
    'owner',
    v => v.call(organisations.removeMember, { params: { ...at(), person: nowhere } }),
    'member-not-found',
  ],
  ['rotates its key', 'owner', v => v.call(organisations.rotateIssuerKey, { params: at() })],
]

const order = ['owner', 'editor', 'awarder', 'reviewer', 'viewer']

test.each(acts)(
  'who %s: everybody from %s up, others hear which role it takes, strangers hear of no organisation',
  async (_what, least, act, done = 'ok') => {
    for (const [who, visitor] of Object.entries(people)) {
      const rank = order.indexOf(who)
      const expected =
        who === 'nobody'
          ? 'not-signed-in'
          : rank < 0
            ? 'organisation-not-found'
            : rank <= order.indexOf(least)
              ? done
              : 'not-allowed'
      expect(await codeOf(act(visitor)), who).toBe(expected)
    }
  },
)

test('an organisation is found by slug and by id, and one that is not there looks the same as one that is not yours', async () => {
  const owner = people['owner'] ?? host.stranger()
  expect(
    (await owner.call(organisations.readOrganisation, { params: { organisation: library.id } })).slug,
  ).toBe(library.slug)
  const stranger = people['stranger'] ?? host.stranger()
  const answers = []
  for (const organisation of [library.id, library.slug, nowhere, 'no-such-library']) {
    const answer = await stranger.fetch(`/api/v1/organisations/${organisation}`)
    const { requestId: _id, ...body } = await answer.json()
    answers.push({ status: answer.status, body })
  }
  expect(new Set(answers.map(each => JSON.stringify(each))).size).toBe(1)
})

test('members of one organisation are nobody in another', async () => {
  const owner = people['owner'] ?? host.stranger()
  const school = await owner.call(organisations.createOrganisation, { body: { name: 'Hill School' } })
  const params = { organisation: school.slug }
  for (const who of ['editor', 'awarder', 'viewer'])
    expect(
      await codeOf((people[who] ?? host.stranger()).call(organisations.readOrganisation, { params })),
    ).toBe('organisation-not-found')
  const invitation = await owner.call(organisations.invite, {
    params,
    body: { email: 'x@school.example', role: 'viewer' },
  })
  const mixed = { params: { organisation: library.slug, invitation: invitation.id } }
  expect(await codeOf(owner.call(organisations.withdrawInvitation, mixed))).toBe('invitation-not-found')
  expect(
    await codeOf(
      owner.call(organisations.withdrawInvitation, { params: { ...params, invitation: invitation.id } }),
    ),
  ).toBe('ok')
})

test('extra members like role or id are refused, not believed', async () => {
  const editor = people['editor'] ?? host.stranger()
  for (const extra of [
    { role: 'owner' },
    { id: nowhere },
    { ownerId: ids['editor'] },
    { verified: true },
    { slug: 'mine' },
  ]) {
    const answer = await editor.fetch(`/api/v1/organisations/${library.slug}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ description: 'x', ...extra }),
    })
    expect(answer.status).toBe(422)
  }
  expect((await editor.call(organisations.readOrganisation, { params: at() })).role).toBe('editor')
})

test('anybody may leave; the last owner may not, nor stop being one', async () => {
  const owner = people['owner'] ?? host.stranger()
  const viewer = await joinAs(host, owner, library.slug, 'viewer', 'leaver@library.example')
  const { id: leaver } = await viewer.call(identity.readMe)
  expect(await codeOf(viewer.call(organisations.removeMember, { params: { ...at(), person: leaver } }))).toBe(
    'ok',
  )
  expect(await codeOf(viewer.call(organisations.readOrganisation, { params: at() }))).toBe(
    'organisation-not-found',
  )
  const me = { params: { ...at(), person: ids['owner'] ?? '' } }
  expect(await codeOf(owner.call(organisations.removeMember, me))).toBe('last-owner')
  expect(await codeOf(owner.call(organisations.changeMember, { ...me, body: { role: 'editor' } }))).toBe(
    'last-owner',
  )
})

test('two owners who leave at once leave one behind', async () => {
  const owner = people['owner'] ?? host.stranger()
  const { slug } = await owner.call(organisations.createOrganisation, { body: { name: 'Two Owners' } })
  const second = await joinAs(host, owner, slug, 'owner', 'second@library.example')
  const { id } = await second.call(identity.readMe)
  const results = await Promise.all([
    codeOf(
      owner.call(organisations.removeMember, { params: { organisation: slug, person: ids['owner'] ?? '' } }),
    ),
    codeOf(second.call(organisations.removeMember, { params: { organisation: slug, person: id } })),
  ])
  expect(results.sort()).toEqual(['last-owner', 'ok'])
})

test('a role that was taken away is gone with the next request', async () => {
  const owner = people['owner'] ?? host.stranger()
  const editor = await joinAs(host, owner, library.slug, 'editor', 'demoted@library.example')
  const { id: person } = await editor.call(identity.readMe)
  const change = () =>
    codeOf(editor.call(organisations.changeOrganisation, { params: at(), body: { description: 'x' } }))
  expect(await change()).toBe('ok')
  await owner.call(organisations.changeMember, { params: { ...at(), person }, body: { role: 'viewer' } })
  expect(await change()).toBe('not-allowed')
  await owner.call(organisations.removeMember, { params: { ...at(), person } })
  expect(await change()).toBe('organisation-not-found')
})

test('members are listed page by page, each once', async () => {
  const owner = people['owner'] ?? host.stranger()
  const seen: string[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await owner.call(organisations.listMembers, {
      params: at(),
      query: { limit: 2, ...(cursor === undefined ? {} : { cursor }) },
    })
    seen.push(...page.items.map(each => each.personId))
    if (page.next === null) break
    cursor = page.next
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toEqual(
    expect.arrayContaining(['owner', 'editor', 'awarder', 'viewer'].map(role => ids[role])),
  )
})
