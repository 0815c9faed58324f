import {
  awardBatches,
  codes,
  frameworks,
  identity,
  issuing,
  type OperationShape,
  operations,
  organisations,
  programmes,
  scopes,
  sharing,
  templates,
  trust,
} from '@rucksack/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authenticator } from '../testing/authenticator.ts'
import { joinAs } from '../testing/cast.ts'
import { codeOf } from '../testing/code-of.ts'
import { startTestHost, type TestHost, Visitor } from '../testing/index.ts'

let host: TestHost
const who: Record<'owner' | 'learner' | 'other' | 'program' | 'nobody', Visitor> = {} as never
const ids: Record<string, string> = {}
const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'

/**
 * Whose a thing is. `other` is what somebody else hears who is signed in and has the ids: a refusal, or `ok` where
 * the act can only ever touch their own things. `mine` is what the rightful one hears; null where the test of the
 * room has it, because the world would end here.
 */
type Right = {
  by: 'owner' | 'learner'
  request: () => { params?: object; query?: object; body?: object; bytes?: string; mediaType?: string }
  other: string
  mine: string | null
}

const open = (why: string) => ({ open: why })
const own = (request: Right['request'], mine: string | null = 'ok'): Right => ({
  by: 'learner',
  request,
  other: 'ok',
  mine,
})
const foreign = (
  by: Right['by'],
  other: string,
  request: Right['request'],
  mine: string | null = 'ok',
): Right => ({ by, request, other, mine })
const param =
  (name: string, id = name) =>
  () => ({ params: { [name]: ids[id] ?? '' } })
const both = (name: string, id: string, body: object) => () => ({ params: { [name]: ids[id] ?? '' }, body })
const organisation =
  (more: Partial<ReturnType<Right['request']>> = {}) =>
  () => ({ params: { organisation: ids['organisation'] ?? '' }, ...more })
const ofOrganisation = 'organisation-not-found'
const ofProgramme = 'programme-not-found'
const ofAchievement = 'achievement-not-found'
const ofAward = 'award-not-found'
// An address inside this machine, which the host does not ask.
const signIn = { name: 'School', issuer: 'https://127.0.0.1:9/', clientId: 'badges' }
const ofBatch = 'batch-not-found'
const recipient = { recipient: { email: 'more@learner.example' } }
const draft = { name: 'Coding', description: 'Codes.', criteria: 'Code.' }

const rights: Record<string, Right | { open: string }> = {
  startSignIn: open('asks for a mail to an address; who reads it is decided there'),
  finishSignInByCode: open('the code is the proof'),
  finishSignInByLink: open('the link is the proof'),
  passkeySignInOptions: open('a fresh challenge, of use only to a device with a passkey'),
  finishPasskeySignIn: open('the signature is the proof'),
  setUpHost: open('the one-time link is the proof'),
  startClaimSignIn: open('mails a code to the address of the award and to no other'),
  verifyBadge: open('keeps nothing'),

  changeMe: own(() => ({ body: { name: 'Somebody' } })),
  addAddress: own(() => ({ body: { email: 'further@learner.example' } })),
  confirmAddress: foreign('learner', 'sign-in-expired', () => ({
    body: { attempt: ids['attempt'], code: ids['code'] },
  })),
  makeAddressPrimary: foreign('learner', 'address-not-found', param('address')),
  removeAddress: foreign('learner', 'address-not-found', param('address')),
  endSession: foreign('learner', 'session-not-found', param('session')),
  passkeyOptions: own(() => ({})),
  addPasskey: foreign(
    'learner',
    'sign-in-expired',
    () => ({ body: { attempt: 'made-up', name: 'x', response: {} } }),
    'sign-in-expired',
  ),
  renamePasskey: foreign('learner', 'passkey-not-found', both('passkey', 'passkey', { name: 'New name' })),
  removePasskey: foreign('learner', 'passkey-not-found', param('passkey')),
  createToken: own(() => ({ body: { name: 't', scopes: ['profile:read'] } })),
  revokeToken: foreign('learner', 'token-not-found', param('token')),

  createOrganisation: foreign('owner', 'organisations-closed', () => ({ body: { name: 'Another' } })),
  changeOrganisation: foreign('owner', ofOrganisation, organisation({ body: { description: 'x' } })),
  setOrganisationLogo: foreign(
    'owner',
    ofOrganisation,
    organisation({ bytes: picture, mediaType: 'image/svg+xml' }),
  ),
  invite: foreign(
    'owner',
    ofOrganisation,
    organisation({ body: { email: 'new@library.example', role: 'viewer' } }),
  ),
  withdrawInvitation: foreign('owner', ofOrganisation, () => ({
    params: { organisation: ids['organisation'], invitation: ids['invitation'] },
  })),
  changeMember: foreign('owner', ofOrganisation, () => ({
    params: { organisation: ids['organisation'], person: ids['member'] },
    body: { role: 'editor' },
  })),
  removeMember: foreign('owner', ofOrganisation, () => ({
    params: { organisation: ids['organisation'], person: ids['member'] },
  })),
  acceptInvitation: foreign(
    'owner',
    'invitation-not-found',
    () => ({ params: { secret: 'made-up' } }),
    'invitation-not-found',
  ),
  rotateIssuerKey: foreign('owner', ofOrganisation, organisation()),

  moveOrganisation: foreign('owner', ofOrganisation, organisation({ body: { parent: null } })),
  mergeOrganisation: foreign('owner', ofOrganisation, () => ({
    params: { organisation: ids['part'] },
    body: { into: ids['organisation'] },
  })),
  archiveOrganisation: foreign('owner', ofOrganisation, organisation()),
  unarchiveOrganisation: foreign('owner', ofOrganisation, organisation()),
  changeBranding: foreign('owner', ofOrganisation, organisation({ body: { colour: '#8a1c5c' } })),
  addDomain: foreign('owner', ofOrganisation, organisation({ body: { domain: 'library.example' } })),
  checkDomain: foreign('owner', ofOrganisation, () => ({
    params: { organisation: ids['organisation'], domain: ids['domain'] },
  })),
  removeDomain: foreign('owner', ofOrganisation, () => ({
    params: { organisation: ids['organisation'], domain: ids['domain'] },
  })),
  accredit: foreign('owner', ofOrganisation, () => ({
    body: {
      organisation: ids['neighbour'],
      by: ids['organisation'],
      statement: 'Ours',
      givenOn: '2026-05-03',
    },
  })),
  withdrawAccreditation: foreign('owner', 'accreditation-not-found', param('accreditation')),
  addHostSignIn: foreign('owner', 'operators-only', () => ({ body: signIn }), 'school-unreachable'),
  changeHostSignIn: foreign(
    'owner',
    'operators-only',
    both('signIn', 'domain', { name: 'x' }),
    'school-not-found',
  ),
  removeHostSignIn: foreign('owner', 'operators-only', param('signIn', 'domain'), 'school-not-found'),
  addSignIn: foreign('owner', ofOrganisation, organisation({ body: signIn }), 'school-unreachable'),
  changeSignIn: foreign(
    'owner',
    ofOrganisation,
    () => ({ params: { organisation: ids['organisation'], signIn: ids['domain'] }, body: { name: 'x' } }),
    'school-not-found',
  ),
  removeSignIn: foreign(
    'owner',
    ofOrganisation,
    () => ({ params: { organisation: ids['organisation'], signIn: ids['domain'] } }),
    'school-not-found',
  ),
  unlinkSchoolAccount: foreign(
    'learner',
    'school-account-not-found',
    param('account', 'domain'),
    'school-account-not-found',
  ),
  createProgramme: foreign('owner', ofOrganisation, organisation({ body: { name: 'Summer' } })),
  changeProgramme: foreign('owner', ofProgramme, both('programme', 'programme', { name: 'Winter' })),
  archiveProgramme: foreign('owner', ofProgramme, param('programme')),
  unarchiveProgramme: foreign('owner', ofProgramme, param('programme')),
  changeProgrammeMember: foreign('owner', ofProgramme, () => ({
    params: { programme: ids['programme'], person: ids['programme member'] },
    body: { role: 'editor' },
  })),
  removeProgrammeMember: foreign('owner', ofProgramme, () => ({
    params: { programme: ids['programme'], person: ids['programme member'] },
  })),

  createAchievement: foreign('owner', ofOrganisation, organisation({ body: draft })),
  changeAchievement: foreign('owner', ofAchievement, both('achievement', 'draft', { description: 'y' })),
  setAchievementImage: foreign('owner', ofAchievement, () => ({
    params: { achievement: ids['draft'] },
    bytes: picture,
    mediaType: 'image/svg+xml',
  })),
  publishAchievement: foreign('owner', ofAchievement, param('achievement', 'draft')),
  deleteDraft: foreign('owner', ofAchievement, param('achievement', 'draft2')),
  createTemplate: foreign('owner', ofOrganisation, () => ({
    params: { organisation: ids['organisation'] },
    body: { achievement: ids['achievement'] },
  })),
  importTemplate: foreign(
    'owner',
    ofOrganisation,
    organisation({ body: { url: 'http://127.0.0.1/templates/x' } }),
    'url-refused',
  ),
  changeTemplate: foreign('owner', 'template-not-found', both('template', 'template', { shared: true })),
  startFromTemplate: foreign('owner', 'template-not-found', param('template')),
  deleteTemplate: foreign('owner', 'template-not-found', param('template')),
  copyAchievement: foreign('owner', ofAchievement, both('achievement', 'achievement', {})),
  importFramework: foreign(
    'owner',
    ofOrganisation,
    organisation({ body: { url: 'http://127.0.0.1/package' } }),
    'url-refused',
  ),
  uploadFramework: foreign(
    'owner',
    ofOrganisation,
    organisation({ bytes: 'conceptUri,preferredLabel\nhttps://a.example/1,A\n', mediaType: 'text/csv' }),
  ),
  deleteFramework: foreign('owner', ofOrganisation, () => ({
    params: { organisation: ids['organisation'], framework: ids['framework'] },
  })),
  previewAward: foreign('owner', ofAchievement, both('achievement', 'achievement', recipient)),
  award: foreign('owner', ofAchievement, both('achievement', 'achievement', recipient)),
  changeAwards: foreign('owner', ofOrganisation, () => ({
    params: { organisation: ids['organisation'] },
    body: { awards: [ids['pending2']], change: 'send' },
  })),
  changeFollowUp: foreign(
    'owner',
    ofOrganisation,
    organisation({ body: { reminderDays: [7], expiryNoticeDays: 30 } }),
  ),
  renewAward: foreign('owner', ofAward, both('award', 'pending2', {})),
  correctAward: foreign('owner', ofAward, both('award', 'pending2', { reason: 'Misspelt' })),
  createAwardBatch: foreign('owner', ofAchievement, () => ({
    query: { achievement: ids['achievement'] ?? '' },
    bytes: 'more@learner.example',
    mediaType: 'text/csv',
  })),
  changeAwardBatch: foreign('owner', ofBatch, both('batch', 'batch', { again: 'skip' })),
  changeAwardBatchRow: foreign('owner', ofBatch, () => ({
    params: { batch: ids['batch'] ?? '', row: 1 },
    body: { cells: ['more@learner.example'] },
  })),
  startAwardBatch: foreign('owner', ofBatch, both('batch', 'batch', {})),
  pauseAwardBatch: foreign('owner', ofBatch, param('batch')),
  resumeAwardBatch: foreign('owner', ofBatch, param('batch')),
  retryAwardBatch: foreign('owner', ofBatch, param('batch'), 'batch-state'),
  cancelAwardBatch: foreign('owner', ofBatch, param('batch')),
  createCodes: foreign('owner', ofAchievement, both('achievement', 'achievement', {})),
  endCode: foreign('owner', 'code-not-found', param('code', 'claimCode')),
  approveCodeRequest: foreign('owner', 'code-request-not-found', param('request')),
  refuseCodeRequest: foreign(
    'owner',
    'code-request-not-found',
    both('request', 'request', { reason: 'Late' }),
    'code-request-answered',
  ),
  takeCode: own(() => ({ params: { text: ids['codeText'] ?? '' }, body: {} }), null),
  archiveAchievement: foreign('owner', ofAchievement, param('achievement')),
  withdrawAward: foreign('owner', ofAward, param('award', 'pending')),
  sendAwardNow: foreign('owner', ofAward, param('award', 'pending2')),
  suspendAward: foreign('owner', ofAward, both('award', 'award', { reason: 'Looking into it' })),
  reinstateAward: foreign('owner', ofAward, param('award')),
  revokeAward: foreign('owner', ofAward, both('award', 'award', { reason: 'A mistake' })),

  acceptClaim: foreign('learner', 'claim-not-yours', param('secret', 'claim')),
  declineClaim: foreign('learner', 'claim-not-yours', param('secret', 'claim2')),
  addBadge: foreign(
    'learner',
    'badge-refused',
    () => ({ bytes: '{}', mediaType: 'application/json' }),
    'badge-refused',
  ),
  checkBadge: foreign('learner', 'badge-not-found', param('badge')),
  shareBadge: foreign('learner', 'badge-not-found', both('badge', 'badge', { audience: 'link' })),
  revokeShare: foreign('learner', 'share-not-found', param('share')),
  removeBadge: foreign('learner', 'badge-not-found', param('badge')),

  changeHost: foreign('owner', 'operators-only', () => ({ body: { name: 'Mine' } })),
  changeLegalPage: foreign('owner', 'operators-only', () => ({
    params: { page: 'terms' },
    body: { text: 'Mine' },
  })),

  signOut: own(() => ({}), null),
  deleteMe: own(() => ({ body: { confirm: 'delete my account' } }), null),
}

beforeAll(async () => {
  host = await startTestHost()
  const { owner, organisation: library, achievement } = await host.verbs.issuer()
  who.owner = owner
  who.nobody = host.stranger()
  ids['organisation'] = library.slug
  ids['achievement'] = achievement.id
  ids['draft'] = (await host.verbs.achievement(owner, library.slug, { publish: false })).id
  ids['template'] = (
    await owner.call(templates.createTemplate, {
      params: { organisation: library.slug },
      body: { achievement: achievement.id },
    })
  ).id
  ids['framework'] = (
    await owner.call(frameworks.uploadFramework, {
      params: { organisation: library.slug },
      query: {},
      bytes: 'conceptUri,preferredLabel\nhttps://b.example/1,B\n',
      mediaType: 'text/csv',
    })
  ).id
  ids['draft2'] = (await host.verbs.achievement(owner, library.slug, { publish: false })).id
  const member = await joinAs(host, owner, library.slug, 'viewer', 'member@library.example')
  ids['member'] = (await member.call(identity.readMe)).id
  ids['invitation'] = (
    await owner.call(organisations.invite, {
      params: { organisation: library.slug },
      body: { email: 'invited@library.example', role: 'viewer' },
    })
  ).id
  ids['part'] = (
    await owner.call(organisations.createOrganisation, { body: { name: 'Part', parent: library.slug } })
  ).slug
  ids['neighbour'] = (
    await owner.call(organisations.createOrganisation, { body: { name: 'Neighbour' } })
  ).slug
  ids['domain'] = (
    await owner.call(trust.addDomain, {
      params: { organisation: library.slug },
      body: { domain: 'proved.example' },
    })
  ).id
  ids['accreditation'] = (
    await owner.call(trust.accredit, {
      body: { organisation: library.slug, statement: 'Known here', givenOn: '2026-05-03' },
    })
  ).id
  const programme = await owner.call(programmes.createProgramme, {
    params: { organisation: library.slug },
    body: { name: 'Making' },
  })
  ids['programme'] = programme.id
  const { link } = await owner.call(organisations.invite, {
    params: { organisation: library.slug },
    body: { email: 'maker@library.example', role: 'viewer', programme: programme.id },
  })
  const maker = await host.signIn('maker@library.example')
  await maker.call(organisations.acceptInvitation, { params: { secret: link.split('/').pop() ?? '' } })
  ids['programme member'] = (await maker.call(identity.readMe)).id
  for (const name of ['pending', 'pending2'])
    ids[name] = (
      await owner.call(issuing.award, {
        params: { achievement: achievement.id },
        body: { recipient: { email: `${name}@learner.example` } },
      })
    ).id

  ids['batch'] = (
    await owner.call(awardBatches.createAwardBatch, {
      query: { achievement: achievement.id },
      bytes: 'listed@learner.example',
      mediaType: 'text/csv',
    })
  ).id
  const { items } = await owner.call(codes.createCodes, {
    params: { achievement: achievement.id },
    body: { mode: 'request' },
  })
  ids['claimCode'] = items[0]?.id ?? ''
  ids['codeText'] = items[0]?.text ?? ''
  const asking = await host.signIn('asking@learner.example')
  await asking.call(codes.takeCode, { params: { text: ids['codeText'] }, body: {} })
  const asked = await owner.call(codes.listCodeRequests, { params: { organisation: library.slug } })
  ids['request'] = asked.items[0]?.id ?? ''

  const ada = 'ada@learner.example'
  const { award, learner, badge } = await host.verbs.accepted(owner, achievement.id, ada)
  who.learner = learner
  ids['award'] = award.id
  ids['badge'] = badge
  ids['share'] = (
    await learner.call(sharing.shareBadge, { params: { badge }, body: { audience: 'link' } })
  ).id
  for (const name of ['claim', 'claim2']) {
    await host.verbs.award(owner, achievement.id, ada)
    ids[name] = host.verbs.claimSecret(ada)
  }
  await learner
    .call(identity.addAddress, { body: { email: 'second@learner.example' } })
    .then(async ({ attempt }) => {
      await host.settle()
      const code = /\b\d{3} ?\d{3}\b/.exec(host.post.last('second@learner.example').text)?.[0] ?? ''
      const me = await learner.call(identity.confirmAddress, { body: { attempt, code } })
      ids['address'] = me.addresses[1]?.id ?? ''
    })
  await learner
    .call(identity.addAddress, { body: { email: 'third@learner.example' } })
    .then(async ({ attempt }) => {
      await host.settle()
      ids['attempt'] = attempt
      ids['code'] = /\b\d{3} ?\d{3}\b/.exec(host.post.last('third@learner.example').text)?.[0] ?? ''
    })
  await host.signIn(ada)
  ids['session'] = (await learner.call(identity.listSessions)).items.find(each => !each.current)?.id ?? ''
  const making = await learner.call(identity.passkeyOptions)
  const response = authenticator(host.url).register(making.options)
  ids['passkey'] = (
    await learner.call(identity.addPasskey, { body: { attempt: making.attempt, name: 'x', response } })
  ).id
  ids['token'] = (
    await learner.call(identity.createToken, { body: { name: 'x', scopes: ['profile:read'] } })
  ).token.id
  who.other = await host.signIn('other@learner.example')
})
afterAll(async () => await host.stop())

const mutating = operations.filter(each => each.method !== 'GET')
const find = (id: string) => mutating.find(each => each.operationId === id)

/** A program of the rightful person with every scope but those that the operation asks for. */
async function programWithout(operation: OperationShape, person: Visitor): Promise<Visitor> {
  const needed: readonly string[] = 'scopes' in operation.access ? (operation.access.scopes ?? []) : []
  const body = { name: 'all but', scopes: scopes.filter(scope => !needed.includes(scope)) }
  const program = new Visitor(host.url)
  program.token = (await person.call(identity.createToken, { body })).secret
  return program
}

test('every operation that changes something says here whose it is', () => {
  expect(mutating.map(each => each.operationId).sort()).toEqual(Object.keys(rights).sort())
})

test('what is open to everybody is what the contract calls public, and nothing else', () => {
  for (const [id, right] of Object.entries(rights))
    expect(find(id)?.access.kind === 'public', id).toBe('open' in right)
})

describe('each is done by the one whose it is, and by nobody else', () => {
  for (const [id, right] of Object.entries(rights)) {
    if ('open' in right) continue
    test(id, async () => {
      const operation = find(id)
      if (!operation) throw new Error(`There is no operation ${id}`)
      // The table holds what fits each operation; the host checks it, as it does for anybody.
      const act = async (visitor: Visitor) => await codeOf(visitor.call(operation, right.request() as never))
      expect(await act(who.nobody), 'nobody').toBe('not-signed-in')
      const program = await programWithout(operation, who[right.by])
      expect(await act(program), 'a token without the scope').toBe(
        operation.access.kind === 'operator' ? 'operators-only' : 'scope-missing',
      )
      if (right.mine !== null || right.other !== 'ok')
        expect(await act(who.other), 'somebody else').toBe(right.other)
      if (right.mine !== null) expect(await act(who[right.by]), 'the rightful one').toBe(right.mine)
    })
  }
})

/** Pages that take a form; each has its test in its room, and this says what keeps others out. */
const forms: Record<string, string> = {
  '/sign-in': 'as startSignIn',
  '/sign-in/code': 'as finishSignInByCode',
  '/sign-in/link': 'as finishSignInByLink',
  '/sign-out': 'ends the session of its own cookie',
  '/set-up/:secret': 'as setUpHost',
  '/invitation/:secret': 'the link is the proof, and it works once',
  '/claim/:secret': 'as acceptClaim and declineClaim',
  '/code/:text': 'as takeCode',
  '/verify': 'keeps nothing',
}

test('every page that takes a form says here what keeps others out', () => {
  const posts = routesOf(host.app.http.printRoutes({ commonPrefix: false })).filter(
    ({ path, methods }) =>
      !path.startsWith('/api/') && methods.some(method => !['GET', 'HEAD', 'OPTIONS'].includes(method)),
  )
  expect(posts.map(each => each.path.replace(/(?<=.)\/$/, '')).sort()).toEqual(Object.keys(forms).sort())
})

/** Full paths out of the tree that the router prints, four columns a level. */
function routesOf(tree: string): { path: string; methods: string[] }[] {
  const above: string[] = []
  return tree.split('\n').flatMap(line => {
    const [, indent = '', rest = ''] = /^((?:[│├└─\s]{4})*)(.*)$/.exec(line) ?? []
    const [, part = '', methods = ''] = /^(\S*)(?: \((.*)\))?$/.exec(rest) ?? []
    const level = indent.length / 4
    const path = (above[level - 1] ?? '') + part
    above.length = level
    above[level] = path
    return methods === '' ? [] : [{ path, methods: methods.split(', ') }]
  })
}
