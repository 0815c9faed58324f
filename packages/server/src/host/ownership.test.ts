import { identity, type OperationShape, operations, scopes } from '@rucksack/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf } from '../testing/code-of.ts'
import { startTestHost, type TestHost, Visitor } from '../testing/index.ts'
import { makeOwnThings, type People } from '../testing/ownership/own-things.ts'
import { rights } from '../testing/ownership/rights.ts'

let host: TestHost
const who: People = {} as never

beforeAll(async () => {
  host = await startTestHost()
  await makeOwnThings(host, who)
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

const badgr = 'a token with the scope, and the role that our own operations ask for'

/** Pages that take a form; each has its test in its room, and this says what keeps others out. */
const forms: Record<string, string> = {
  '/sign-in': 'as startSignIn',
  '/sign-in/code': 'as finishSignInByCode',
  '/sign-in/link': 'as finishSignInByLink',
  '/sign-out': 'ends the session of its own cookie',
  '/set-up/:secret': 'as setUpHost',
  '/notices/stop/:secret': 'the link is the proof, and it ends mails and nothing else',
  '/invitation/:secret': 'the link is the proof, and it works once',
  '/claim/:secret': 'as acceptClaim and declineClaim',
  '/code/:text': 'as takeCode',
  '/verify': 'keeps nothing',
  '/s/:share': 'the link and its password are the proof',
  '/oauth/authorize': 'asks whoever is signed in, on a page of its own',
  '/oauth/consent/:uid': 'the cookie of the question, and the same person signed in',
  '/oauth/register': 'open to every client, and of no use before a learner agrees',
  '/oauth/token': 'the secret of the client, and a code or refresh token',
  '/oauth/revoke': 'the secret of the client',
  '/displayer/convert/email': 'answers of learners who switched it on, and alike for all others',
  '/ims/ob/v2p1/assertions': 'an access token with the scope of the standard',
  '/ims/ob/v2p1/profile': 'refuses what is not a GET',
  '/ims/ob/v3p0/discovery': 'refuses what is not a GET',
  '/ims/ob/v3p0/credentials': 'an access token with the scope of the standard',
  '/ims/ob/v3p0/profile': 'an access token with the scope of the standard',
  '/o/token': 'an app password, a refresh token made with one, or as /oauth/token',
  '/v2/issuers': badgr,
  '/v2/issuers/:issuer': badgr,
  '/v2/issuers/:issuer/badgeclasses': badgr,
  '/v2/issuers/:issuer/assertions': badgr,
  '/v2/badgeclasses/:class/assertions': badgr,
  '/v2/badgeclasses/:class/issue': badgr,
  '/v2/assertions/:assertion': badgr,
  '/v2/assertions/revoke': badgr,
  '/v2/badgeclasses': badgr,
  '/v2/badgeclasses/:class': badgr,
  '/v2/backpack/assertions': badgr,
  '/v2/backpack/assertions/:assertion': badgr,
  '/v2/backpack/import': badgr,
  '/bcv1/:what': 'as /ims/ob/v2p1',
  '/*': 'below /v2: does nothing',
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
