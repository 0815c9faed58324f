import { issuing, organisations, verifying } from '@rucksack/contract'
import type { Achievement, Award } from '@rucksack/contract/issuing'
import { bitAt, decodeList } from 'openbadges/sign'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let owner: Visitor
let achievement: Achievement
beforeAll(async () => {
  host = await startTestHost()
  const made = await host.verbs.issuer()
  owner = made.owner
  achievement = made.achievement
})
afterAll(() => host.stop())

let count = 0
const make = () => host.verbs.award(owner, achievement.id, `standing-${++count}@learner.example`)
const params = ({ id }: Award) => ({ params: { award: id } })
const body = { reason: 'A mix-up' }

type Entry = { statusPurpose: string; statusListIndex: string; statusListCredential: string }
async function bits(award: Award): Promise<Record<string, boolean>> {
  const answer = await host.stranger().fetch(`/awards/${award.id}.json`)
  const { credentialStatus }: { credentialStatus: Entry[] } = await answer.json()
  const pairs = await Promise.all(
    credentialStatus.map(async entry => {
      const list = await (await host.stranger().fetch(entry.statusListCredential)).json()
      return [
        entry.statusPurpose,
        bitAt(decodeList(list.credentialSubject.encodedList), Number(entry.statusListIndex)),
      ] as const
    }),
  )
  return Object.fromEntries(pairs)
}
async function verdict(award: Award): Promise<string> {
  const bytes = await (await host.stranger().fetch(`/awards/${award.id}.json`)).text()
  const report = await host
    .stranger()
    .call(verifying.verifyBadge, { bytes, mediaType: 'application/ld+json' })
  return report.findings.find(each => each.outcome !== 'passed')?.reason ?? report.verdict
}

test('revoking is seen in the status list and by every verifier at once, and only for this award', async () => {
  const award = await make()
  const other = await make()
  expect([await bits(award), await verdict(award)]).toEqual([
    { revocation: false, suspension: false },
    'valid',
  ])
  const revoked = await owner.call(issuing.revokeAward, { ...params(award), body })
  expect(revoked).toMatchObject({ standing: 'revoked', reason: 'A mix-up' })
  expect([await bits(award), await verdict(award)]).toEqual([
    { revocation: true, suspension: false },
    'revoked',
  ])
  expect([await bits(other), await verdict(other)]).toEqual([
    { revocation: false, suspension: false },
    'valid',
  ])
})

test('a suspension is seen at once and ends at once', async () => {
  const award = await make()
  const suspended = await owner.call(issuing.suspendAward, { ...params(award), body })
  expect(suspended).toMatchObject({ standing: 'suspended', reason: 'A mix-up' })
  expect([await bits(award), await verdict(award)]).toEqual([
    { revocation: false, suspension: true },
    'suspended',
  ])
  const back = await owner.call(issuing.reinstateAward, params(award))
  expect(back).toMatchObject({ standing: 'good', reason: null })
  expect([await bits(award), await verdict(award)]).toEqual([
    { revocation: false, suspension: false },
    'valid',
  ])
})

test('a suspended award can be revoked, and revoked is for good', async () => {
  const award = await make()
  await owner.call(issuing.suspendAward, { ...params(award), body })
  await owner.call(issuing.revokeAward, { ...params(award), body: { reason: 'For good' } })
  expect(await bits(award)).toEqual({ revocation: true, suspension: false })
  for (const attempt of [
    () => owner.call(issuing.revokeAward, { ...params(award), body }),
    () => owner.call(issuing.suspendAward, { ...params(award), body }),
    () => owner.call(issuing.reinstateAward, params(award)),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'already-revoked' })
  expect((await owner.call(issuing.readAward, params(award))).reason).toBe('For good')
})

test('what is not suspended is not reinstated, and a reason is needed', async () => {
  const award = await make()
  await expect(owner.call(issuing.reinstateAward, params(award))).rejects.toMatchObject({
    code: 'not-suspended',
  })
  for (const call of [issuing.revokeAward, issuing.suspendAward])
    await expect(owner.call(call, { ...params(award), body: { reason: '' } })).rejects.toMatchObject({
      code: 'validation-failed',
    })
  expect(await verdict(award)).toBe('valid')
})

test('of twenty revocations and suspensions at once, one revocation wins and stays', async () => {
  const award = await make()
  const all = await Promise.allSettled(
    Array.from({ length: 20 }, (_, at) =>
      owner.call(at % 2 === 0 ? issuing.revokeAward : issuing.suspendAward, {
        ...params(award),
        body: { reason: `Reason ${at}` },
      }),
    ),
  )
  const won = all.flatMap(each =>
    each.status === 'fulfilled' && each.value.standing === 'revoked' ? [each.value] : [],
  )
  expect(won).toHaveLength(1)
  const kept = await owner.call(issuing.readAward, params(award))
  expect(kept).toMatchObject({ standing: 'revoked', reason: won[0]?.reason })
})

test('a status list is signed anew after a key rotation and answers "not changed" while nothing changed', async () => {
  const award = await make()
  const { credentialStatus }: { credentialStatus: Entry[] } = await (
    await host.stranger().fetch(`/awards/${award.id}.json`)
  ).json()
  const url = credentialStatus[0]?.statusListCredential ?? ''
  const first = await host.stranger().fetch(url)
  const tag = first.headers.get('etag') ?? ''
  const ask = () => host.stranger().fetch(url, { headers: { 'if-none-match': tag } })
  expect((await ask()).status).toBe(304)
  await owner.call(organisations.rotateIssuerKey, { params: { organisation: award.organisation.slug } })
  expect((await ask()).status).toBe(200)
  expect(await verdict(award)).toBe('valid')
  const fresh = (await host.stranger().fetch(url)).headers.get('etag') ?? ''
  await owner.call(issuing.suspendAward, { ...params(award), body })
  expect((await host.stranger().fetch(url, { headers: { 'if-none-match': fresh } })).status).toBe(200)
})

test('a crowd of verifiers at once gets the status list, and nobody waits for the others’ connections', async () => {
  const award = await make()
  const { credentialStatus }: { credentialStatus: Entry[] } = await (
    await host.stranger().fetch(`/awards/${award.id}.json`)
  ).json()
  const url = credentialStatus[0]?.statusListCredential ?? ''
  await owner.call(issuing.suspendAward, { ...params(award), body })
  const answers = await Promise.all(Array.from({ length: 80 }, () => host.stranger().fetch(url)))
  expect(answers.filter(each => each.status !== 200)).toEqual([])
})

test('an expired award is called expired, by the host and by verifiers', async () => {
  const soon = new Date(host.clock.now().getTime() + 60_000).toISOString()
  const award = await host.verbs.award(owner, achievement.id, 'expiring@learner.example', { expiresAt: soon })
  expect([award.standing, await verdict(award)]).toEqual(['good', 'valid'])
  host.clock.advance(120_000)
  expect((await owner.call(issuing.readAward, params(award))).standing).toBe('expired')
  expect(await verdict(award)).toBe('expired')
})
