import { type Issuing, listCurrent } from '../../capabilities/issuing/index.ts'
import type { Reach } from '../../capabilities/organisations/index.ts'
import { Problem } from '../../platform/problem.ts'
import { unfit } from './badge-class-wire.ts'
import { idOf } from './entity-id.ts'
import type { AssertionAsked } from './read-assertion.ts'

/** Which badge class of an issuer is meant, by one of the three names that Badgr has. Throws `validation-failed`. */
export async function findClass(issuing: Issuing, reach: Reach, asked: AssertionAsked): Promise<string> {
  const { badgeclass, badgeclassOpenBadgeId, badgeclassName } = asked
  const given = [badgeclass, badgeclassOpenBadgeId, badgeclassName].filter(each => each !== undefined)
  if (given.length !== 1)
    throw unfit('/badgeclass', 'is needed, or badgeclassOpenBadgeId, or badgeclassName, and only one of them')
  if (badgeclass !== undefined) return idOf(badgeclass)
  if (badgeclassOpenBadgeId !== undefined) {
    const begin = `${issuing.publicUrl}/achievements/`
    const rest = badgeclassOpenBadgeId.startsWith(begin) ? badgeclassOpenBadgeId.slice(begin.length) : ''
    return idOf(rest.split(/[?.#]/)[0] ?? '')
  }
  const { items } = await listCurrent(issuing, [reach], { limit: 10_000 })
  const named = items.filter(each => each.name === badgeclassName)
  if (named.length === 1 && named[0]) return named[0].id
  if (named.length > 1) throw unfit('/badgeclassName', 'is the name of several badge classes')
  throw new Problem('achievement-not-found')
}
