import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  awardBatches,
  codes,
  collections,
  consents,
  delivery,
  endorsements,
  exports as exported,
  frameworks,
  grants,
  identity,
  imports,
  issuing,
  networks,
  type OperationShape,
  operations,
  organisations,
  programmes,
  schoolSignIn,
  shareGroups,
  sharing,
  templates,
  trust,
} from '@rucksack/contract'
import type { Achievement, Award } from '@rucksack/contract/issuing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { offeredByOb3 } from '../protocols/ob3/index.ts'
import { authenticator } from '../testing/authenticator.ts'
import { checkAnswer } from '../testing/check-answer.ts'
import { DoorClient } from '../testing/door-client.ts'
import { startTestHost, type TestHost, Visitor } from '../testing/index.ts'
import { type School, startSchool, throughSchool } from '../testing/school.ts'

const slug = 'riverside-library'
const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64"/></svg>'
const email = 'ada@learner.example'

let host: TestHost
let school: School
let owner: Visitor
let learner: Visitor
let achievement: Achievement
let badge: string

/** What stands in for the names and secrets of an example: each is made for the call that uses it. */
type Call = {
  by?: Visitor
  params?: object
  query?: object
  body?: object
  bytes?: string
  mediaType?: string
}

beforeAll(async () => {
  // Examples that fetch something fetch it from this machine.
  host = await startTestHost({ ALLOW_PRIVATE_NETWORK: 'true' })
  school = await startSchool(`${host.url}/sign-in/school/callback`)
  owner = await host.operator()
  await owner.call(organisations.createOrganisation, { body: { name: 'Riverside Library' } })
  achievement = await host.verbs.achievement(owner, slug)
  const accepted = await host.verbs.accepted(owner, achievement.id, email)
  learner = accepted.learner
  badge = accepted.badge
})
afterAll(async () => {
  await school.stop()
  await host.stop()
})

const award = async (more: object = {}): Promise<Award> =>
  await owner.call(issuing.award, {
    params: { achievement: achievement.id },
    body: { recipient: { email }, ...more },
  })
const ofAward = async (): Promise<Call> => ({ params: { award: (await award()).id } })
const draft = async (): Promise<Call> => ({
  params: { achievement: (await host.verbs.achievement(owner, slug, { publish: false })).id },
})
const batch = async (...acts: ('start' | 'pause')[]): Promise<Call> => {
  const { id } = await owner.call(awardBatches.createAwardBatch, {
    query: { achievement: achievement.id },
    bytes: `listed${Math.random()}@learner.example`,
    mediaType: 'text/csv',
  })
  const params = { batch: id }
  if (acts.includes('start')) await owner.call(awardBatches.startAwardBatch, { params, body: {} })
  if (acts.includes('pause')) await owner.call(awardBatches.pauseAwardBatch, { params })
  return { params }
}
const code = async (mode: 'award' | 'request' = 'award') => {
  const params = { achievement: achievement.id }
  const { items } = await owner.call(codes.createCodes, { params, body: { mode } })
  const [made] = items
  if (!made) throw new Error('No code')
  return made
}
const request = async (): Promise<Call> => {
  const { text } = await code('request')
  const asking = await host.signIn(`r${host.post.letters.length}@learner.example`)
  await asking.call(codes.takeCode, { params: { text }, body: {} })
  const asked = await owner.call(codes.listCodeRequests, { params: { organisation: slug } })
  return { params: { request: asked.items[0]?.id ?? '' } }
}
const claim = async (): Promise<Call> => {
  const { claimLink } = await award({ sendNow: true })
  return { by: learner, params: { secret: claimLink?.split('/').pop() ?? '' } }
}
const waits = async (): Promise<Call> => ({
  by: learner,
  params: { award: (await award({ sendNow: true })).id },
})
const brought = async (): Promise<Call> => {
  const { id } = await learner.call(imports.createImport, { bytes: '{}', mediaType: 'text/plain' })
  return { by: learner, params: { import: id } }
}
const anExport = async (): Promise<Call> => {
  const { id } = await learner.call(exported.createExport)
  await host.settle()
  return { params: { export: id } }
}
const skills = 'conceptUri,preferredLabel\nhttps://skills.example/1,Remixing\n'
const template = async (): Promise<Call> => {
  const made = await owner.call(templates.createTemplate, {
    params: { organisation: slug },
    body: { achievement: achievement.id },
  })
  return { params: { template: made.id } }
}
const sharedTemplate = async (): Promise<string> => {
  const { params } = await template()
  const made = await owner.call(templates.changeTemplate, {
    params: { template: String(Object.values(params ?? {})[0]) },
    body: { shared: true },
  })
  return made.url
}
const published = async (): Promise<string> => {
  const server = createServer((_request, response) => {
    response.end(
      JSON.stringify({
        CFDocument: { identifier: 'd', title: 'Skills' },
        CFItems: [{ uri: 'https://skills.example/1', fullStatement: 'Remixes' }],
      }),
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  stopLater.push(async () => void server.close())
  // A server that listens on a port has an address of this kind.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/package`
}
const codeOf = async (to: string) => {
  await host.settle()
  return /\b\d{3} ?\d{3}\b/.exec(host.post.last(to).text)?.[0] ?? ''
}
const invitation = async (to = `new${Math.random()}@library.example`) =>
  await owner.call(organisations.invite, {
    params: { organisation: slug },
    body: { email: to, role: 'awarder' },
  })
const member = async (): Promise<Call> => {
  const joining = await host.signIn(`m${host.post.letters.length}@library.example`)
  const { link } = await invitation()
  await joining.call(organisations.acceptInvitation, { params: { secret: link.split('/').pop() ?? '' } })
  const { id } = await joining.call(identity.readMe)
  return { params: { organisation: slug, person: id } }
}
const another = async () =>
  (await owner.call(organisations.createOrganisation, { body: { name: 'Another' } })).id
const network = () =>
  owner.call(networks.foundNetwork, { params: { organisation: slug }, body: { name: 'Riverside learns' } })
const grantTo = (to: string) =>
  owner.call(grants.grant, { params: { achievement: achievement.id }, body: { act: 'award', to } })
const domain = async (): Promise<Call> => {
  const made = await owner.call(trust.addDomain, {
    params: { organisation: slug },
    body: { domain: `library${host.post.letters.length}.example` },
  })
  return { params: { domain: made.id } }
}
const schoolWish = () => ({
  name: 'Hillside School',
  issuer: school.issuer,
  clientId: school.clientId,
  clientSecret: school.clientSecret,
})
const hostSignIn = async () => await owner.call(schoolSignIn.addHostSignIn, { body: schoolWish() })
const signIn = async (): Promise<Call> => {
  const made = await owner.call(schoolSignIn.addSignIn, {
    params: { organisation: slug },
    body: schoolWish(),
  })
  return { params: { signIn: made.id } }
}
const programme = async (): Promise<Call & { params: { programme: string } }> => {
  const body = { name: 'Making' }
  const { id } = await owner.call(programmes.createProgramme, { params: { organisation: slug }, body })
  return { params: { programme: id } }
}
const programmeMember = async (): Promise<Call> => {
  const { params } = await programme()
  const to = `maker${host.post.letters.length}@library.example`
  const { link } = await owner.call(organisations.invite, {
    params: { organisation: slug },
    body: { email: to, role: 'viewer', ...params },
  })
  const joining = await host.signIn(to)
  await joining.call(organisations.acceptInvitation, { params: { secret: link.split('/').pop() ?? '' } })
  return { params: { ...params, person: (await joining.call(identity.readMe)).id } }
}
const addressOf = async (): Promise<Call> => {
  const to = `second${host.post.letters.length}@work.example`
  const { attempt } = await learner.call(identity.addAddress, { body: { email: to } })
  const me = await learner.call(identity.confirmAddress, { body: { attempt, code: await codeOf(to) } })
  return { by: learner, params: { address: me.addresses.at(-1)?.id ?? '' } }
}
const passkey = async (): Promise<Call> => {
  const device = authenticator(host.url)
  const { attempt, options } = await learner.call(identity.passkeyOptions)
  const made = await learner.call(identity.addPasskey, {
    body: { attempt, name: 'My phone', response: device.register(options) },
  })
  return { by: learner, params: { passkey: made.id } }
}
const byLearner = async (): Promise<Call> => ({ by: learner })

const shared = async (): Promise<Call> => {
  const made = await learner.call(sharing.shareBadge, { params: { badge }, body: { audience: 'link' } })
  return { by: learner, params: { share: made.id } }
}
const collects = async () => ({ by: learner, body: { name: 'For the harbour job', badges: [badge] } })
const collection = async (body?: object): Promise<Call> => {
  const { id } = await learner.call(collections.createCollection, { body: (await collects()).body })
  return { by: learner, params: { collection: id }, ...(body ? { body } : {}) }
}
const group = async (): Promise<Call> => {
  const made = await learner.call(shareGroups.createShareGroup, { body: { name: 'Ours', members: [] } })
  return { by: learner, params: { group: made.id } }
}

const calls: Record<string, () => Promise<Call>> = {
  finishSignInByCode: async () => {
    const { attempt } = await host.stranger().call(identity.startSignIn, { body: { email } })
    return { by: host.stranger(), body: { attempt, code: await codeOf(email) } }
  },
  finishSignInByLink: async () => {
    await host.stranger().call(identity.startSignIn, { body: { email } })
    await host.settle()
    const secret = /\/sign-in\/([\w-]+)/.exec(host.post.last(email).text)?.[1] ?? ''
    return { by: host.stranger(), body: { secret } }
  },
  finishPasskeySignIn: async () => {
    const device = authenticator(host.url)
    const made = await learner.call(identity.passkeyOptions)
    const response = device.register(made.options)
    await learner.call(identity.addPasskey, { body: { attempt: made.attempt, name: 'Phone', response } })
    const { attempt, options } = await host.stranger().call(identity.passkeySignInOptions)
    return { by: host.stranger(), body: { attempt, response: device.signIn(options) } }
  },
  signOut: async () => ({ by: await host.signIn('leaving@learner.example') }),
  setUpHost: async () => {
    const empty = await startTestHost()
    const secret = (await empty.app.setUpLink())?.split('/').pop() ?? ''
    const by = new Visitor(empty.url)
    stopLater.push(() => empty.stop())
    return { by, body: { secret, email: 'operator@city.example' } }
  },
  deleteMe: async () => ({ by: await host.signIn('gone@learner.example') }),
  readMe: byLearner,
  changeMe: byLearner,
  addAddress: byLearner,
  confirmAddress: async () => {
    const to = 'third@work.example'
    const { attempt } = await learner.call(identity.addAddress, { body: { email: to } })
    return { by: learner, body: { attempt, code: await codeOf(to) } }
  },
  makeAddressPrimary: addressOf,
  removeAddress: addressOf,
  endSession: async () => {
    const elsewhere = await host.signIn(email)
    const { items } = await elsewhere.call(identity.listSessions)
    return { by: learner, params: { session: items.find(each => each.current)?.id ?? '' } }
  },
  addPasskey: async () => {
    const { attempt, options } = await learner.call(identity.passkeyOptions)
    const response = authenticator(host.url).register(options)
    return { by: learner, body: { attempt, name: 'My phone', response } }
  },
  renamePasskey: async () => ({ ...(await passkey()), body: { name: 'Library laptop' } }),
  removePasskey: passkey,
  passkeyOptions: byLearner,
  revokeToken: async () => {
    const { token } = await learner.call(identity.createToken, {
      body: { name: 'T', scopes: ['profile:read'] },
    })
    return { by: learner, params: { token: token.id } }
  },
  withdrawConsent: async () => {
    await new DoorClient(host.url, offeredByOb3.map(each => each.scope).join(' ')).connect(learner)
    const { items } = await learner.call(consents.listConsents)
    return { by: learner, params: { consent: items[0]?.id ?? '' } }
  },
  createOrganisation: async () => ({ body: { name: 'Hillside School', url: 'https://school.example/' } }),
  setOrganisationLogo: async () => ({ bytes: picture, mediaType: 'image/svg+xml' }),
  setAchievementImage: async () => ({ ...(await draft()), bytes: picture, mediaType: 'image/svg+xml' }),
  changeMember: member,
  removeMember: member,
  withdrawInvitation: async () => ({ params: { organisation: slug, invitation: (await invitation()).id } }),
  readInvitation: async () => ({ params: { secret: (await invitation()).link.split('/').pop() } }),
  acceptInvitation: async () => {
    const secret = (await invitation()).link.split('/').pop()
    return { by: learner, params: { secret } }
  },
  mergeOrganisation: async () => {
    return { params: { organisation: await another() }, body: { into: slug } }
  },
  archiveOrganisation: async () => ({ params: { organisation: await another() } }),
  readProgramme: programme,
  changeProgramme: programme,
  archiveProgramme: programme,
  unarchiveProgramme: programme,
  listProgrammeMembers: programme,
  changeProgrammeMember: programmeMember,
  removeProgrammeMember: programmeMember,
  checkDomain: domain,
  removeDomain: domain,
  accredit: async () => ({
    body: { organisation: await another(), by: slug, statement: 'Partner', givenOn: '2026-05-03' },
  }),
  withdrawAccreditation: async () => {
    const body = { organisation: await another(), by: slug, statement: 'Partner', givenOn: '2026-05-03' }
    const { id } = await owner.call(trust.accredit, { body })
    return { params: { accreditation: id } }
  },
  addHostSignIn: async () => ({ body: schoolWish() }),
  changeHostSignIn: async () => ({ params: { signIn: (await hostSignIn()).id } }),
  removeHostSignIn: async () => ({ params: { signIn: (await hostSignIn()).id } }),
  addSignIn: async () => ({ body: schoolWish() }),
  changeSignIn: signIn,
  removeSignIn: signIn,
  unlinkSchoolAccount: async () => {
    const { start } = await hostSignIn()
    school.people.set('ada', { email: 'ada@school.example', email_verified: true })
    const by = host.stranger()
    await throughSchool(by, school, start, 'ada')
    const [account] = (await by.call(schoolSignIn.listSchoolAccounts)).items
    return { by, params: { account: account?.id ?? '' } }
  },
  changeAchievement: draft,
  publishAchievement: draft,
  deleteDraft: draft,
  archiveAchievement: async () => ({
    params: { achievement: (await host.verbs.achievement(owner, slug)).id },
  }),
  foundNetwork: async () => ({ params: { organisation: slug } }),
  changeNetwork: async () => ({ params: { network: (await network()).slug } }),
  inviteToNetwork: async () => ({
    params: { network: (await network()).slug, organisation: await another() },
  }),
  joinNetwork: async () => {
    const { slug: name } = await network()
    const organisation = await another()
    await owner.call(networks.inviteToNetwork, { params: { network: name, organisation } })
    return { params: { network: name, organisation } }
  },
  leaveNetwork: async () => ({ params: { network: (await network()).slug, organisation: slug } }),
  grant: async () => ({ body: { act: 'award', to: await another() } }),
  listEndorsements: async () => ({ params: { achievement: achievement.id } }),
  endorse: async () => {
    const organisation = await another()
    await grantTo(organisation)
    return { body: { organisation, comment: 'We teach it together.' } }
  },
  withdrawEndorsement: async () => {
    const organisation = await another()
    await grantTo(organisation)
    const { id } = await owner.call(endorsements.endorse, {
      params: { achievement: achievement.id },
      body: { organisation, comment: 'We teach it together.' },
    })
    return { params: { endorsement: id } }
  },
  endGrant: async () => ({
    params: { grant: (await grantTo(await another())).id },
  }),
  listSharedAchievements: async () => ({ params: { organisation: await another() } }),
  readSharedAchievement: async () => {
    const organisation = await another()
    await grantTo(organisation)
    return { params: { organisation, achievement: achievement.id } }
  },
  createTemplate: async () => ({ body: { achievement: achievement.id } }),
  importTemplate: async () => ({ body: { url: await sharedTemplate() } }),
  changeTemplate: template,
  startFromTemplate: template,
  deleteTemplate: template,
  importFramework: async () => ({ body: { url: await published() } }),
  uploadFramework: async () => ({ bytes: skills, mediaType: 'text/csv' }),
  deleteFramework: async () => {
    const { id } = await owner.call(frameworks.uploadFramework, {
      params: { organisation: slug },
      query: {},
      bytes: skills,
      mediaType: 'text/csv',
    })
    return { params: { organisation: slug, framework: id } }
  },
  readAward: ofAward,
  sendAwardNow: ofAward,
  withdrawAward: ofAward,
  revokeAward: ofAward,
  suspendAward: ofAward,
  reinstateAward: async () => {
    const { id } = await award()
    await owner.call(issuing.suspendAward, { params: { award: id }, body: { reason: 'Looked at again.' } })
    return { params: { award: id } }
  },
  changeAwards: async () => ({
    body: { awards: [(await award()).id], change: 'revoke', reason: 'It did not take place.' },
  }),
  renewAward: ofAward,
  correctAward: ofAward,
  readAwardLine: ofAward,
  createAwardBatch: async () => ({
    query: { achievement: achievement.id },
    bytes: 'email;name\nada@learner.example;Ada',
    mediaType: 'text/csv',
  }),
  readAwardBatch: () => batch(),
  listAwardBatchRows: () => batch(),
  changeAwardBatch: () => batch(),
  changeAwardBatchRow: async () => {
    const { params } = await batch()
    return { params: { ...params, row: 1 } }
  },
  startAwardBatch: () => batch(),
  pauseAwardBatch: () => batch('start'),
  resumeAwardBatch: () => batch('start', 'pause'),
  retryAwardBatch: () => batch('start', 'pause'),
  cancelAwardBatch: () => batch('start'),
  deleteAwardBatch: () => batch(),
  markIssuerKeyCompromised: async () => {
    const { items } = await owner.call(organisations.listIssuerKeys, { params: { organisation: slug } })
    const key = items[0]?.id.split('#')[1] ?? ''
    return { params: { organisation: slug, key } }
  },
  readAwardBatchReport: () => batch(),
  readCode: async () => ({ params: { code: (await code()).id } }),
  endCode: async () => ({ params: { code: (await code()).id } }),
  printCodes: async () => ({ params: { sheet: (await code()).sheet } }),
  approveCodeRequest: request,
  refuseCodeRequest: request,
  readCodeOffer: async () => ({ params: { text: (await code()).text } }),
  takeCode: async () => ({
    by: await host.signIn('taker@learner.example'),
    params: { text: (await code()).text },
  }),
  readClaim: claim,
  startClaimSignIn: claim,
  acceptWaiting: waits,
  declineWaiting: waits,
  acceptClaim: claim,
  declineClaim: claim,
  addBadge: async () => {
    const made = await award({ sendNow: true })
    return { by: learner, body: { url: `${made.page}.json` } }
  },
  createCollection: collects,
  readCollection: () => collection(),
  changeCollection: () => collection(),
  deleteCollection: () => collection(),
  collectBadges: () => collection({ badges: [{ badge }] }),
  moveCollected: () => collection({ badges: [badge], before: null }),
  uncollectBadges: () => collection({ badges: [badge] }),
  tellStory: () => collection(),
  readImport: brought,
  listImportLines: brought,
  retryImport: brought,
  deleteImport: brought,
  removeBadge: async () => {
    const made = await claim()
    const secret = String(Object.values(made.params ?? {})[0])
    const taken = await learner.call(delivery.acceptClaim, { params: { secret } })
    return { by: learner, params: { badge: taken.badge } }
  },
  revokeShare: shared,
  changeShare: shared,
  changeProfile: async () => ({
    by: learner,
    body: { slug: 'ada', published: true, badges: [badge] },
  }),
  readDisplayed: byLearner,
  changeDisplayed: byLearner,
  listShareGroups: byLearner,
  createShareGroup: byLearner,
  changeShareGroup: group,
  deleteShareGroup: group,
  readExport: () => anExport(),
  downloadExport: () => anExport(),
  deleteExport: () => anExport(),
  verifyBadge: async () => ({ body: { url: `${(await award()).page}.json` } }),
  readDocument: async () => {
    const { page } = await award()
    const html = (await host.stranger().page(page)).html
    const ticket = /"ticket":"([^"]+)"/.exec(html)?.[1] ?? ''
    return { query: { url: `${host.url}/issuers/${slug}/did.json`, ticket } }
  },
}
const stopLater: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const stop of stopLater) await stop()
})

test.each(operations)('the example of $operationId runs', async operation => {
  const { by = holderOf(operation), ...call } = (await calls[operation.operationId]?.()) ?? {}
  const { example } = operation
  const params: Record<string, unknown> = {
    organisation: slug,
    achievement: achievement.id,
    badge,
    ...(operation.path.includes('/legal/') ? asObject(example.params) : {}),
    ...call.params,
  }
  const query = new URLSearchParams(
    Object.entries({ ...asObject(example.query), ...call.query }).map(([name, value]) => [
      name,
      String(value),
    ]),
  )
  const body = call.bytes ?? JSON.stringify(call.body ?? example.body)
  const path = operation.path.replace(/:(\w+)/g, (_whole, name: string) =>
    encodeURIComponent(String(params[name])),
  )
  const answer = await by.fetch(`${path}?${query}`, {
    method: operation.method,
    ...(body === undefined || operation.method === 'GET'
      ? {}
      : { headers: { 'content-type': call.mediaType ?? 'application/json' }, body }),
  })
  expect(answer.status, await answer.clone().text()).toBeLessThan(300)
  await checkAnswer(operation, answer)
})

/** Whose things the example is about: a backpack's by its learner, an organisation's by its owner. */
function holderOf({ path, access }: OperationShape): Visitor {
  if (access.kind === 'public') return host.stranger()
  return path.startsWith('/api/v1/backpack') || path.startsWith('/api/v1/me') ? learner : owner
}

const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})
