import { backpack, delivery, issuing } from '@rucksack/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestHost, type TestHost } from '../../testing/index.ts'

let host: TestHost
beforeAll(async () => {
  host = await startTestHost()
})
afterAll(() => host.stop())

test('an award reaches the learner by mail, is claimed in place and lies in the backpack', async () => {
  const { owner, achievement } = await host.verbs.issuer()
  const { award, learner, badge } = await host.verbs.accepted(owner, achievement.id)
  const letter = host.post.letters.find(each => each.text.includes('/claim/'))
  expect(letter?.subject).toContain('Remixing')
  expect(letter?.attachments.map(each => each.contentType)).toEqual(['image/png'])
  const kept = await learner.call(backpack.readBadge, { params: { badge } })
  expect(kept.standing).toBe('good')
  expect(kept.report.verdict).toBe('valid')
  const seen = await owner.call(issuing.readAward, { params: { award: award.id } })
  expect(seen.answer).toBe('accepted')

  await owner.call(issuing.revokeAward, {
    params: { award: award.id },
    body: { reason: 'A mix-up of names' },
  })
  await host.settle()
  const after = await learner.call(backpack.readBadge, { params: { badge } })
  expect(after.standing).toBe('revoked')
  expect(after.reason).toBe('A mix-up of names')
  expect(host.post.last('ada@learner.example').text).toContain('A mix-up of names')
  await expect(
    learner.call(delivery.acceptClaim, { params: { secret: host.verbs.claimSecret('ada@learner.example') } }),
  ).rejects.toMatchObject({ code: 'claim-answered' })
})
