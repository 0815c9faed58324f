import { delivery, issuing, organisations } from '@rucksack/contract'
import type { Achievement, Award } from '@rucksack/contract/issuing'
import type { BrowserContext } from 'playwright-core'
import { Visitor as Caller } from '../packages/server/src/testing/visitor.ts'
import type { Host } from './host.ts'

export type Issuer = { caller: Caller; organisation: string; achievement: Achievement }

/** An operator with an organisation and a published achievement, made through the API. */
export async function prepareIssuer(host: Host, name = 'Riverside Library'): Promise<Issuer> {
  const caller = new Caller(host.url)
  await caller.becomeOperator(host.setUp ?? '', 'ruth@library.example')
  const { slug } = await caller.call(organisations.createOrganisation, { body: { name } })
  const achievement = await caller.call(issuing.createAchievement, {
    params: { organisation: slug },
    body: {
      name: 'Remixing',
      description: 'Takes works of others apart and makes something new of them.',
      criteria:
        'Somebody who holds this has\n\n- found **three works** under an open licence,\n- named them.',
      tags: ['media', 'open licences'],
      publish: true,
    },
  })
  return { caller, organisation: slug, achievement }
}

/** Award, and answer the secret of the claim link. */
export async function awardTo(
  { caller, achievement }: Issuer,
  email: string,
): Promise<{ award: Award; secret: string }> {
  const award = await caller.call(issuing.award, {
    params: { achievement: achievement.id },
    body: {
      recipient: { email, name: 'Ada Okafor' },
      narrative: 'Your collage of river sounds made the whole room quiet.',
      evidence: [{ url: 'https://ada.example.org/river-sounds', name: 'River sounds' }],
      sendNow: true,
    },
  })
  return { award, secret: award.claimLink?.split('/').at(-1) ?? '' }
}

/** Somebody who signs in with the code from their mail. */
export async function signIn(host: Host, email: string): Promise<Caller> {
  const caller = new Caller(host.url)
  const before = host.mails.length
  await caller.signIn(email, async () => {
    for (const until = Date.now() + 20_000; Date.now() < until; ) {
      const fresh = host.mails.slice(before).filter(({ to }) => to.includes(email))
      const code = fresh.map(({ text }) => text).find(text => /\b\d{6}\b/.test(text))
      if (code) return code
      await new Promise(resolve => setTimeout(resolve, 50))
    }
    throw new Error(`No code came to ${email} within 20 s.`)
  })
  return caller
}

/** A learner who has accepted an award, with the badge in their backpack. */
export async function prepareLearner(
  host: Host,
  issuer: Issuer,
  email = 'ada@example.org',
): Promise<{ caller: Caller; badge: string; award: Award }> {
  const { award, secret } = await awardTo(issuer, email)
  const caller = await signIn(host, email)
  const { badge } = await caller.call(delivery.acceptClaim, { params: { secret } })
  return { caller, badge, award }
}

/** Let a browser go on where a caller of the API signed in. */
export async function seatAs(context: BrowserContext, caller: Caller): Promise<void> {
  await context.addCookies(
    [...caller.cookies].map(([name, value]) => ({ name, value, url: caller.origin, httpOnly: true })),
  )
}
