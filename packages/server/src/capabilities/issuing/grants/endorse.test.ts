import { endorsements, grants, issuing, organisations, verifying } from '@rucksack/contract'
import type { Achievement } from '@rucksack/contract/issuing'
import type { Organisation } from '@rucksack/contract/organisations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinAs } from '../../../testing/cast.ts'
import { codeOf } from '../../../testing/code-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../../../testing/index.ts'

let host: TestHost
let city: Visitor
let teacher: Visitor
let library: Organisation
let school: Organisation
let achievement: Achievement
const comment = 'We teach it together with the library.'

beforeAll(async () => {
  host = await startTestHost()
  city = await host.operator()
  const found = (name: string) => city.call(organisations.createOrganisation, { body: { name } })
  library = await found('Riverside Library')
  school = await found('Hillside School')
  achievement = await host.verbs.achievement(city, library.slug)
  teacher = await joinAs(host, city, school.slug, 'owner', 'teacher@school.example')
})
afterAll(async () => await host.stop())

const endorse = (by = teacher, organisation = school.slug) =>
  by.call(endorsements.endorse, { params: { achievement: achievement.id }, body: { organisation, comment } })
const verify = (bytes: string) =>
  host.stranger().call(verifying.verifyBadge, { bytes, mediaType: 'application/json' })
const credentialOf = async (award: issuing.Award) =>
  await (await host.stranger().fetch(`/awards/${award.id}.json`)).json()

test('a partner signs for an achievement once both sides agree, and every award carries that word, checked', async () => {
  expect(await codeOf(endorse())).toBe('not-shared')
  await city.call(grants.grant, {
    params: { achievement: achievement.id },
    body: { act: 'award', to: school.slug },
  })
  const endorsement = await endorse()
  const award = await host.verbs.award(city, achievement.id, 'ada@learner.example')
  const credential = await credentialOf(award)
  expect(credential.issuer.id).toBe(library.did)
  const [carried] = credential.credentialSubject.achievement.endorsement
  expect(carried.issuer.id).toBe(school.did)
  expect(await (await host.stranger().fetch(endorsement.url)).json()).toEqual(carried)
  const report = await verify(JSON.stringify(credential))
  expect(report.verdict).toBe('valid')
  expect(report.inside).toMatchObject([{ as: 'endorsement', verdict: 'valid', about: achievement.page }])
  const { html } = await host.stranger().page(`/awards/${award.id}`)
  for (const said of ['Awarded together with', school.name, comment]) expect(html).toContain(said)
  const forged = structuredClone(credential)
  forged.credentialSubject.achievement.endorsement[0].credentialSubject.endorsementComment = 'Best of all.'
  expect((await verify(JSON.stringify(forged))).verdict).toBe('invalid')

  const own = await teacher.call(issuing.award, {
    params: { achievement: achievement.id },
    body: { recipient: { email: 'bea@learner.example' }, organisation: school.slug },
  })
  expect((await credentialOf(own)).credentialSubject.achievement.endorsement).toBeUndefined()

  await teacher.call(endorsements.withdrawEndorsement, { params: { endorsement: endorsement.id } })
  const later = await host.verbs.award(city, achievement.id, 'cleo@learner.example')
  expect((await credentialOf(later)).credentialSubject.achievement.endorsement).toBeUndefined()
  expect((await verify(JSON.stringify(await credentialOf(award)))).verdict).toBe('valid')
})

test('only an owner of the partner signs in its name; the owner of the achievement has it removed', async () => {
  const editor = await joinAs(host, city, school.slug, 'editor', 'editor@school.example')
  expect(await codeOf(endorse(editor))).toBe('not-allowed')
  const stranger = await host.signIn('stranger@learner.example')
  expect(await codeOf(endorse(stranger))).toBe('organisation-not-found')
  expect(await codeOf(endorse(city, library.slug))).toBe('not-shared')
  const { id } = await endorse()
  const remove = (by: Visitor) =>
    codeOf(by.call(endorsements.withdrawEndorsement, { params: { endorsement: id } }))
  expect(await remove(stranger)).toBe('endorsement-not-found')
  const keeper = await joinAs(host, city, library.slug, 'owner', 'keeper@library.example')
  expect(await remove(keeper)).toBe('ok')
})
