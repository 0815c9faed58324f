import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { backpack, identity, issuing, organisations, sharing } from '@rucksack/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../../testing/code-of.ts'
import { startTestHost, type TestHost, Visitor } from '../../testing/index.ts'
import { tablesWith } from '../../testing/search-database.ts'

let host: TestHost

beforeAll(async () => {
  host = await startTestHost()
})
afterAll(async () => await host.stop())

test('a deleted account is gone from every table, file and link; the issuer keeps the bare award', async () => {
  const email = 'zelda.quince@learner.example'
  const traces = ['zelda.quince', 'Zelda Quince']
  const { owner, organisation, achievement } = await host.verbs.issuer()
  const { award, learner, badge } = await host.verbs.accepted(owner, achievement.id, email, {
    recipient: { email, name: 'Zelda Quince' },
  })
  await learner.call(identity.changeMe, { body: { name: 'Zelda Quince', language: 'en' } })
  const share = await learner.call(sharing.shareBadge, { params: { badge }, body: { audience: 'everyone' } })
  const { secret } = await learner.call(identity.createToken, {
    body: { name: 'Zelda Quince', scopes: ['backpack:read'] },
  })
  await learner.call(identity.startSignIn, { body: { email } })
  await owner.call(organisations.invite, {
    params: { organisation: organisation.slug },
    body: { email, role: 'viewer' },
  })
  await host.verbs.award(owner, achievement.id, email, { recipient: { email, name: 'Zelda Quince' } })
  await host.settle()
  expect((await tablesWith(host.db, traces)).length).toBeGreaterThan(3)
  expect((await host.stranger().page(new URL(share.url).pathname)).status).toBe(200)

  await learner.call(identity.deleteMe, { body: { confirm: 'delete my account' } })
  await host.settle()

  expect(await tablesWith(host.db, traces)).toEqual([])
  expect(filesWith(join(host.config.dataDir, 'files'), traces)).toEqual([])
  expect(await codeOf(learner.call(identity.readMe))).toBe('not-signed-in')
  const program = new Visitor(host.url)
  program.token = secret
  expect(await codeOf(program.call(backpack.listBadges))).toBe('token-refused')
  expect((await host.stranger().page(new URL(share.url).pathname)).status).toBe(404)
  const kept = await owner.call(issuing.readAward, { params: { award: award.id } })
  expect(kept.recipient).toMatchObject({ value: null, name: null })
  const again = await host.signIn(email)
  expect((await again.call(backpack.listBadges)).items).toEqual([])
  expect((await again.call(identity.readMe)).name).toBeNull()
})

test('deleting needs the words that say so', async () => {
  const ada = await host.signIn('ada@learner.example')
  const answer = await ada.fetch('/api/v1/me', {
    method: 'DELETE',
    headers: { 'content-type': 'application/json' },
    body: '{"confirm":"yes"}',
  })
  expect(answer.status).toBe(422)
  expect(await codeOf(ada.call(identity.readMe))).toBe('ok')
  expect(await codeOf(ada.call(identity.deleteMe, { body: { confirm: 'delete my account' } }))).toBe('ok')
})

function filesWith(folder: string, texts: string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => texts.some(text => readFileSync(file).includes(text)))
}
