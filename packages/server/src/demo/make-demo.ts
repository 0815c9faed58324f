import {
  organisations as contract,
  delivery,
  grants,
  hosting,
  issuing,
  sharing,
  identity as sign,
} from '@rucksack/contract'
import { type Client, makeClient } from '@rucksack/contract/client'
import type { Award } from '@rucksack/contract/issuing'
import { drawPin } from './art.ts'
import { awards, type DemoAward, type DemoState, learners, organisations, reasons } from './world.ts'

export type DemoDoors = {
  publicUrl: string
  /** Where the host listens, without any proxy in between. */
  local: string
  /** Signs somebody in once, without mail. */
  loginLink: (email: string) => Promise<string>
  setUp: string
}

/** Who runs the demo. */
export const operator = 'operator@city.example'
const soonMs = 3_000

/** Make a believable world through the public API, by the same verbs that people use. */
export async function makeDemo(doors: DemoDoors): Promise<void> {
  const olive = visitor(doors)
  await olive(sign.setUpHost, { body: { secret: lastPart(doors.setUp), email: operator, name: 'Olive' } })
  await olive(hosting.changeHost, { body: { name: 'Badges of Riverside' } })
  const ids = await foundOrganisations(olive)
  const people = new Map<number, Client>()
  const clientOf = async (learner: number): Promise<Client> => {
    const known = people.get(learner)
    if (known) return known
    const [name, email] = learners[learner] ?? ['', '']
    const client = visitor(doors)
    await client(sign.finishSignInByLink, { body: { secret: lastPart(await doors.loginLink(email)) } })
    await client(sign.changeMe, { body: { name } })
    people.set(learner, client)
    return client
  }
  for (const entry of awards) await playAward(olive, ids, entry, clientOf)
}

async function foundOrganisations(olive: Client): Promise<Map<string, string>> {
  const wishes: { achievement: string; to: string }[] = []
  const ids = new Map<string, string>()
  for (const { achievements, ...profile } of organisations) {
    await olive(contract.createOrganisation, { body: profile })
    for (const { key, art, months, sharedWith = [], ...text } of achievements) {
      const draft = await olive(issuing.createAchievement, {
        params: { organisation: profile.slug },
        body: { ...text, ...(months ? { expiry: { kind: 'after', months } as const } : {}) },
      })
      const params = { achievement: draft.id }
      await olive(issuing.setAchievementImage, { params, bytes: drawPin(art), mediaType: 'image/svg+xml' })
      await olive(issuing.publishAchievement, { params })
      ids.set(key, draft.id)
      wishes.push(...sharedWith.map(to => ({ achievement: draft.id, to })))
    }
  }
  for (const { achievement, to } of wishes)
    await olive(grants.grant, { params: { achievement }, body: { act: 'award', to } })
  return ids
}

async function playAward(
  olive: Client,
  ids: Map<string, string>,
  [key, learner, state, note]: DemoAward,
  clientOf: (learner: number) => Promise<Client>,
): Promise<void> {
  const [name = '', email = ''] = learners[learner] ?? []
  const award = await olive(issuing.award, {
    params: { achievement: ids.get(key) ?? '' },
    body: {
      recipient: { email, name },
      sendNow: state !== 'pending' && state !== 'withdrawn',
      ...(note === undefined ? {} : { narrative: note }),
      ...(state === 'expired' ? { expiresAt: new Date(Date.now() + soonMs).toISOString() } : {}),
    },
  })
  const params = { award: award.id }
  if (state === 'withdrawn') await olive(issuing.withdrawAward, { params })
  if (!['pending', 'withdrawn', 'unclaimed'].includes(state))
    await answer(await clientOf(learner), award, state)
  if (state === 'revoked') await olive(issuing.revokeAward, { params, body: { reason: reasons.revoked } })
  if (state === 'suspended')
    await olive(issuing.suspendAward, { params, body: { reason: reasons.suspended } })
}

async function answer(learner: Client, award: Award, state: DemoState): Promise<void> {
  const params = { secret: lastPart(award.claimLink ?? '') }
  if (state === 'declined') {
    await learner(delivery.declineClaim, { params })
    return
  }
  const { badge } = await learner(delivery.acceptClaim, { params })
  if (state === 'shared')
    await learner(sharing.shareBadge, { params: { badge }, body: { audience: 'everyone' } })
}

/** A client that keeps its cookie, as a browser would. */
function visitor({ publicUrl, local }: DemoDoors): Client {
  let cookie = ''
  return makeClient({
    origin: local,
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers)
      headers.set('origin', publicUrl)
      if (cookie !== '') headers.set('cookie', cookie)
      const response = await fetch(input, { ...init, headers })
      for (const set of response.headers.getSetCookie()) {
        const pair = set.split(';')[0] ?? ''
        if (pair.includes('rucksack=')) cookie = pair
      }
      return response
    },
  })
}

const lastPart = (link: string) => link.split('/').pop() ?? ''
