import { backpack, delivery, identity, issuing } from '@rucksack/contract'
import type { Achievement } from '@rucksack/contract/issuing'
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
async function offer(more: object = {}) {
  const email = `claim-${++count}@learner.example`
  const award = await host.verbs.award(owner, achievement.id, email, more)
  return {
    email,
    award,
    secret: host.verbs.claimSecret(email),
    params: { secret: host.verbs.claimSecret(email) },
  }
}
const answerOf = async (award: string) => (await owner.call(issuing.readAward, { params: { award } })).answer
const shelf = async (learner: Visitor) => (await learner.call(backpack.listBadges, {})).items

test('the page of a claim says who, what and why before anybody signs in, but not to which address', async () => {
  const { email, secret, params } = await offer({
    narrative: 'Three **remixes**.<script>alert(1)</script>',
    evidence: [{ url: 'https://ada.example/remix', name: 'The third remix' }],
  })
  const { html, status, headers } = await host.stranger().page(`/claim/${secret}`)
  expect(status).toBe(200)
  for (const words of ['Remixing', 'Riverside Library', '<strong>remixes</strong>', 'The third remix', 'Ada'])
    expect(html).toContain(words)
  expect(html).not.toContain(email)
  expect(html).not.toContain('<script>alert')
  expect(html).toContain('c•••@learner.example')
  expect(headers.get('referrer-policy')).toBe('same-origin')
  expect(headers.get('cache-control')).toContain('no-store')
  const claim = await host.stranger().call(delivery.readClaim, { params })
  expect(claim).toMatchObject({ state: 'open', mine: false, addressHint: 'c•••@learner.example' })
})

test('the learner claims in place: a code to the award’s address signs in, and without JavaScript too', async () => {
  const { email, secret, award } = await offer()
  const learner = host.stranger()
  const path = `/claim/${secret}`
  const asked = await learner.submit(path, { do: 'mail-code' })
  const attempt = /name="attempt" value="([^"]+)"/.exec(await asked.text())?.[1] ?? ''
  await host.settle()
  const code = /\b\d{3} ?\d{3}\b/.exec(host.post.last(email).text)?.[0] ?? ''
  expect((await learner.submit(path, { do: 'code', attempt, code: '000000' })).status).toBe(422)
  const signedIn = await learner.submit(path, { do: 'code', attempt, code })
  expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, path])
  const accepted = await learner.submit(path, { do: 'accept' })
  expect(accepted.status).toBe(303)
  expect(accepted.headers.get('location')).toMatch(/^\/backpack\/badges\/[\w-]+$/)
  expect(await answerOf(award.id)).toBe('accepted')
  expect((await shelf(learner)).map(each => each.name)).toEqual(['Remixing'])
})

test('a learner by code of the API gets the badge and the name the issuer gave, until they change it', async () => {
  const { email, params } = await offer()
  const learner = host.stranger()
  const { attempt } = await learner.call(delivery.startClaimSignIn, { params })
  await host.settle()
  const code = /\b\d{3} ?\d{3}\b/.exec(host.post.last(email).text)?.[0] ?? ''
  await learner.call(identity.finishSignInByCode, { body: { attempt, code } })
  expect((await learner.call(delivery.readClaim, { params })).mine).toBe(true)
  await learner.call(delivery.acceptClaim, { params })
  expect((await learner.call(identity.readMe, {})).name).toBe('Ada')
})

test('who declines has no badge, and the issuer sees that it was declined and nothing else', async () => {
  const { email, award, params } = await offer()
  const learner = await host.signIn(email)
  expect((await learner.call(delivery.declineClaim, { params })).state).toBe('declined')
  expect(await shelf(learner)).toEqual([])
  expect(await answerOf(award.id)).toBe('declined')
  for (const again of [delivery.acceptClaim, delivery.declineClaim])
    await expect(learner.call(again, { params })).rejects.toMatchObject({ code: 'claim-answered' })
  const seen = await owner.call(issuing.readAward, { params: { award: award.id } })
  expect(Object.keys(seen)).toEqual(Object.keys(award))
  expect(seen.claimLink).toBeNull()
  await owner.call(issuing.revokeAward, { params: { award: award.id }, body: { reason: 'x' } })
  const mails = host.post.letters.length
  await host.settle()
  expect(host.post.letters.length).toBe(mails)
})

test('another person who has the link can neither accept nor decline; the learner can', async () => {
  const { email, award, params } = await offer()
  const other = await host.signIn('other@elsewhere.example')
  for (const attempt of [delivery.acceptClaim, delivery.declineClaim]) {
    await expect(other.call(attempt, { params })).rejects.toMatchObject({ code: 'claim-not-yours' })
    await expect(host.stranger().call(attempt, { params })).rejects.toMatchObject({ code: 'not-signed-in' })
  }
  expect(await shelf(other)).toEqual([])
  expect(await answerOf(award.id)).toBe('unclaimed')
  const learner = await host.signIn(email)
  await learner.call(delivery.acceptClaim, { params })
  expect(await shelf(learner)).toHaveLength(1)
})

test('fifty accepts at once make one badge, and accepting against declining has one winner', async () => {
  const first = await offer()
  const learner = await host.signIn(first.email)
  const all = await Promise.allSettled(
    Array.from({ length: 50 }, () => learner.call(delivery.acceptClaim, { params: first.params })),
  )
  expect(all.filter(each => each.status === 'fulfilled')).toHaveLength(1)
  for (const each of all)
    if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'claim-answered' })
  expect(await shelf(learner)).toHaveLength(1)
  const second = await offer()
  const undecided = await host.signIn(second.email)
  const both = await Promise.allSettled(
    Array.from({ length: 20 }, (_, at) =>
      undecided.call(at % 2 === 0 ? delivery.acceptClaim : delivery.declineClaim, { params: second.params }),
    ),
  )
  expect(both.filter(each => each.status === 'fulfilled')).toHaveLength(1)
  const accepted = (await answerOf(second.award.id)) === 'accepted'
  expect(await shelf(undecided)).toHaveLength(accepted ? 1 : 0)
})

test('a revoked award cannot be accepted any more and says why; an expired one can, and is kept as expired', async () => {
  const revoked = await offer()
  await owner.call(issuing.revokeAward, { params: { award: revoked.award.id }, body: { reason: 'A mix-up' } })
  await host.settle()
  const learner = await host.signIn(revoked.email)
  const claim = await learner.call(delivery.readClaim, { params: revoked.params })
  expect(claim).toMatchObject({ state: 'revoked', reason: 'A mix-up' })
  await expect(learner.call(delivery.acceptClaim, { params: revoked.params })).rejects.toMatchObject({
    code: 'claim-answered',
  })
  expect(await shelf(learner)).toEqual([])
  const expiresAt = new Date(host.clock.now().getTime() + 30_000).toISOString()
  const expiring = await offer({ expiresAt })
  const late = await host.signIn(expiring.email)
  host.clock.advance(60_000)
  await late.call(delivery.acceptClaim, { params: expiring.params })
  expect((await shelf(late)).map(each => each.standing)).toEqual(['expired'])
})

test('accepting and revoking at the same moment end in one story that both sides tell', async () => {
  for (let round = 0; round < 8; round++) {
    const { email, award, params } = await offer()
    const learner = await host.signIn(email)
    const [accepted] = await Promise.allSettled([
      learner.call(delivery.acceptClaim, { params }),
      owner.call(issuing.revokeAward, { params: { award: award.id }, body: { reason: 'At once' } }),
    ])
    await host.settle()
    expect((await shelf(learner)).map(each => each.standing)).toEqual(
      accepted.status === 'fulfilled' ? ['revoked'] : [],
    )
    expect(await answerOf(award.id)).toBe(accepted.status === 'fulfilled' ? 'accepted' : 'unclaimed')
  }
})

test('a link that is none leads nowhere, in every way it can be asked', async () => {
  const params = { secret: 'no-such-secret-at-all-0123456789' }
  const learner = await host.signIn('lost@learner.example')
  for (const call of [
    delivery.readClaim,
    delivery.startClaimSignIn,
    delivery.acceptClaim,
    delivery.declineClaim,
  ])
    await expect(learner.call(call, { params }), call.operationId).rejects.toMatchObject({
      code: 'claim-not-found',
    })
  expect((await host.stranger().page(`/claim/${params.secret}`)).status).toBe(404)
})

test('the copied link works before the mail has left, and the mail does not leave again for nothing', async () => {
  const email = 'copied@learner.example'
  const award = await owner.call(issuing.award, {
    params: { achievement: achievement.id },
    body: { recipient: { email } },
  })
  const secret = award.claimLink?.split('/').pop() ?? ''
  const learner = await host.signIn(email)
  await learner.call(delivery.acceptClaim, { params: { secret } })
  expect(await answerOf(award.id)).toBe('accepted')
  host.clock.advance(120_000)
  await host.settle()
  expect(await answerOf(award.id)).toBe('accepted')
  expect(host.post.letters.filter(each => each.to === email && each.text.includes('/claim/'))).toHaveLength(0)
})

test('a learner who uploads the badge of their award has accepted it by that', async () => {
  const { email, award, params } = await offer()
  const learner = await host.signIn(email)
  const file = await host.stranger().fetch(`/awards/${award.id}.png`)
  const bytes = new Uint8Array(await file.arrayBuffer())
  await learner.call(backpack.addBadge, { bytes, mediaType: 'image/png' })
  await host.settle()
  expect(await answerOf(award.id)).toBe('accepted')
  expect((await learner.call(delivery.readClaim, { params })).state).toBe('accepted')
  expect(await shelf(learner)).toHaveLength(1)
})

test('a learner claims with an address that was added later, and keeps one backpack', async () => {
  const { email, params } = await offer()
  const learner = await host.signIn('main@learner.example')
  await expect(learner.call(delivery.acceptClaim, { params })).rejects.toMatchObject({
    code: 'claim-not-yours',
  })
  const { attempt } = await learner.call(identity.addAddress, { body: { email } })
  await host.settle()
  const code = /\b\d{3} ?\d{3}\b/.exec(host.post.last(email).text)?.[0] ?? ''
  await learner.call(identity.confirmAddress, { body: { attempt, code } })
  const { badge } = await learner.call(delivery.acceptClaim, { params })
  expect((await learner.call(backpack.readBadge, { params: { badge } })).address).toBe(email)
})

test('codes to the learner’s address are limited, so that a link cannot flood a mailbox', async () => {
  const { params } = await offer()
  const results = []
  for (let each = 0; each < 8; each++)
    results.push(
      await host
        .stranger()
        .call(delivery.startClaimSignIn, { params })
        .then(
          () => 'sent',
          cause => cause.code,
        ),
    )
  expect(results.slice(0, 3)).toEqual(['sent', 'sent', 'sent'])
  expect(results).toContain('too-many-requests')
})
