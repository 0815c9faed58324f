import { organisations, verifying } from '@rucksack/contract'
import { sql } from 'kysely'
import { ed25519Signer, nodeCrypto } from 'openbadges/node'
import { signDataIntegrity } from 'openbadges/sign'
import { canonize } from 'openbadges/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { secretsFrom } from '../../platform/secrets.ts'
import { startTestHost, type TestHost } from '../../testing/index.ts'

let host: TestHost

beforeAll(async () => {
  host = await startTestHost()
})
afterAll(async () => await host.stop())

type Verdict = { verdict: string; findings: { check: string; outcome: string; reason?: string }[] }

async function verify(credential: string): Promise<Verdict> {
  const answer = await host.stranger().fetch(verifying.verifyBadge.path, {
    method: 'POST',
    headers: { 'content-type': 'application/vc+ld+json' },
    body: credential,
  })
  expect(answer.status).toBe(200)
  return await answer.json()
}

const document = async (path: string) =>
  await (await host.stranger().fetch(path, { headers: { accept: 'application/json' } })).json()

test('after its key was rotated an organisation signs anew, and what it signed before stays valid', async () => {
  const { owner, organisation, achievement } = await host.verbs.issuer()
  const params = { organisation: organisation.slug }
  const credentialOf = async (email: string) => {
    const award = await host.verbs.award(owner, achievement.id, email)
    const answer = await host
      .stranger()
      .fetch(new URL(award.page).pathname, { headers: { accept: 'application/vc+ld+json' } })
    return await answer.text()
  }
  const before = await credentialOf('ada@learner.example')
  const first = (await owner.call(organisations.listIssuerKeys, { params })).items[0]
  const second = await owner.call(organisations.rotateIssuerKey, { params })
  const after = await credentialOf('grace@learner.example')
  expect(second.id).not.toBe(first?.id)
  expect(before).toContain(first?.id)
  expect(after).toContain(second.id)
  expect(after).not.toContain(`"${first?.id}"`)
  for (const credential of [before, after]) expect((await verify(credential)).verdict).toBe('valid')
  const forged = before.replaceAll(first?.id ?? '?', second.id)
  expect(await verify(forged)).toMatchObject({ verdict: 'invalid' })

  const keys = (await owner.call(organisations.listIssuerKeys, { params })).items
  expect(keys.map(({ id, state }) => [id, state])).toEqual([
    [second.id, 'current'],
    [first?.id, 'retired'],
  ])
  const did = await document(`/issuers/${organisation.slug}/did.json`)
  expect(did.id).toBe(organisation.did)
  expect(did.verificationMethod.map((each: { id: string }) => each.id)).toEqual([second.id, first?.id])
  expect(did.assertionMethod).toEqual([second.id, first?.id])
  const profile = await document(`/issuers/${organisation.slug}`)
  expect(profile).toMatchObject({ id: organisation.profile, type: 'Issuer', alsoKnownAs: [organisation.did] })
  expect(profile.verificationMethod).toHaveLength(2)
  const { keys: jwks } = await document('/.well-known/jwks.json')
  expect(jwks.map((each: { kid: string }) => each.kid).sort()).toEqual([first?.id, second.id].sort())
  expect(JSON.stringify([did, profile, jwks])).not.toMatch(/"d":|private|secret/i)
})

test('five rotations at once make five keys, one of them current', async () => {
  const owner = await host.signIn('operator@city.example')
  const { slug } = await owner.call(organisations.createOrganisation, { body: { name: 'Five Keys' } })
  const params = { organisation: slug }
  await Promise.all(Array.from({ length: 5 }, () => owner.call(organisations.rotateIssuerKey, { params })))
  const { items } = await owner.call(organisations.listIssuerKeys, { params })
  expect(items).toHaveLength(6)
  expect(new Set(items.map(each => each.id)).size).toBe(6)
  expect(items.filter(each => each.state === 'current')).toHaveLength(1)
})

test('a key that somebody else may have counts no more from then on; what it signed before stays valid', async () => {
  const owner = await host.signIn('operator@city.example')
  const { slug, did } = await owner.call(organisations.createOrganisation, { body: { name: 'Lost Keys' } })
  const achievement = await host.verbs.achievement(owner, slug)
  const award = await host.verbs.award(owner, achievement.id, 'before@learner.example')
  const path = new URL(award.page).pathname
  const textOf = async (ending: string) => await (await host.stranger().fetch(`${path}.${ending}`)).text()
  const [kept, token] = [await textOf('json'), await textOf('jwt')]
  const { rows } = await sql<{ id: string; sealed: Buffer }>`select id, sealed from organisations_keys
    where organisation_id = (select id from organisations_organisations where slug = ${slug})`.execute(
    host.db,
  )
  const [row] = rows
  const secret = secretsFrom(host.config.secretKey).open(
    `issuer-key:${row?.id}`,
    row?.sealed ?? Buffer.alloc(0),
  )
  const stolen = ed25519Signer(secret, `${did}#key-1`)
  const moment = new Date()
  const params = { organisation: slug, key: 'key-1' }
  const marked = await owner.call(organisations.markIssuerKeyCompromised, {
    params,
    body: { since: moment.toISOString() },
  })
  expect(marked).toMatchObject({ state: 'compromised', compromisedAt: moment.toISOString() })
  expect(await verify(kept)).toMatchObject({ verdict: 'valid' })
  expect(await verify(token)).toMatchObject({ verdict: 'valid' })

  const { proof: _proof, ...claims } = JSON.parse(kept)
  const withStolen = async (badge: object, created: Date) => {
    const whole = new Date(created.setMilliseconds(0))
    const signed = await signDataIntegrity({ ...badge }, stolen, { canonize, crypto: nodeCrypto }, whole)
    return await verify(JSON.stringify(signed))
  }
  const revoked = {
    verdict: 'invalid',
    findings: expect.arrayContaining([expect.objectContaining({ reason: 'key-revoked' })]),
  }
  expect(await withStolen(claims, new Date(moment.getTime() + 2_000))).toMatchObject(revoked)
  // Neither helps an earlier date: the host shows no such badge.
  const earlier = new Date(moment.getTime() - 60_000)
  expect(await withStolen({ ...claims, name: 'Forged' }, earlier)).toMatchObject(revoked)
  const unknown = claims.id.replace(/.{12}$/, '000000000000')
  expect((await withStolen({ ...claims, id: unknown }, earlier)).verdict).not.toBe('valid')

  // Awards go on with a new key.
  const next = await host.verbs.award(owner, achievement.id, 'after@learner.example')
  const after = await (await host.stranger().fetch(`${new URL(next.page).pathname}.json`)).text()
  expect(after).toContain(`${did}#key-2`)
  expect(await verify(after)).toMatchObject({ verdict: 'valid' })
  const documents = [await document(`/issuers/${slug}/did.json`), await document(`/issuers/${slug}`)]
  for (const each of documents)
    expect(each.verificationMethod.map((key: { revoked?: string }) => key.revoked)).toEqual([
      undefined,
      moment.toISOString(),
    ])
  const { keys } = await document('/.well-known/jwks.json')
  expect(keys.map((each: { kid: string }) => each.kid)).not.toContain(`${did}#key-1`)
})

test('private keys lie sealed: the database has no bytes that sign', async () => {
  const { rows } = await sql<{ sealed: Buffer }>`select sealed from organisations_keys`.execute(host.db)
  expect(rows.length).toBeGreaterThan(0)
  for (const { sealed } of rows) {
    expect(sealed[0]).toBe(2)
    expect(sealed.length).toBeGreaterThan(32 + 28)
    expect(sealed.includes('PRIVATE KEY')).toBe(false)
  }
})
