import { delivery, issuing, organisations } from '@rucksack/contract'
import type { Achievement, Award } from '@rucksack/contract/issuing'
import type { Organisation } from '@rucksack/contract/organisations'
import type { TestHost } from './test-host.ts'
import type { Visitor } from './visitor.ts'

/** The acts that most tests begin with, each through the public API. */
export class Verbs {
  readonly #host: () => TestHost

  constructor(host: () => TestHost) {
    this.#host = host
  }

  /** An operator who owns an organisation with a published achievement. */
  async issuer(
    name = 'Riverside Library',
  ): Promise<{ owner: Visitor; organisation: Organisation; achievement: Achievement }> {
    const owner = await this.#host().operator()
    const organisation = await owner.call(organisations.createOrganisation, { body: { name } })
    return { owner, organisation, achievement: await this.achievement(owner, organisation.slug) }
  }

  async achievement(owner: Visitor, organisation: string, more: object = {}): Promise<Achievement> {
    return await owner.call(issuing.createAchievement, {
      params: { organisation },
      body: {
        name: 'Remixing',
        description: 'Makes something new out of what others shared.',
        criteria: 'Publish a **remix** that names its sources.',
        publish: true,
        ...more,
      },
    })
  }

  /** Award at once and let the mail arrive. */
  async award(owner: Visitor, achievement: string, email: string, more: object = {}): Promise<Award> {
    const award = await owner.call(issuing.award, {
      params: { achievement },
      body: { recipient: { email, name: 'Ada' }, sendNow: true, ...more },
    })
    await this.#host().settle()
    return award
  }

  /** The secret in the newest mail that brings an award to this address. */
  claimSecret(email: string): string {
    const letter = this.#host().post.letters.findLast(
      each => each.to === email && each.text.includes('/claim/'),
    )
    return /\/claim\/([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? ''
  }

  /** Award to a learner who signs in and accepts. */
  async accepted(
    owner: Visitor,
    achievement: string,
    email = 'ada@learner.example',
    more: object = {},
  ): Promise<{ award: Award; learner: Visitor; badge: string }> {
    const award = await this.award(owner, achievement, email, more)
    const secret = this.claimSecret(email)
    const learner = await this.#host().signIn(email)
    const { badge } = await learner.call(delivery.acceptClaim, { params: { secret } })
    await this.#host().settle()
    return { award, learner, badge }
  }
}
