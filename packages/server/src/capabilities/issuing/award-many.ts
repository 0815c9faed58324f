import { setImmediate as turn } from 'node:timers/promises'
import type { Signer } from 'openbadges'
import { BadgeError } from 'openbadges/read'
import { type CredentialTemplate, issueFromTemplate } from 'openbadges/sign'
import { isDatabaseAway } from '../../platform/http/as-problem.ts'
import { Problem } from '../../platform/problem.ts'
import { matchKey } from '../identity/index.ts'
import { requireActive, signerOf } from '../organisations/index.ts'
import { creatorOf } from './creator.ts'
import { templateOf } from './credential-template.ts'
import { endorsementsFor, requireShared } from './grants/index.ts'
import { type AwardRow, type Issuing, own, recipientMac } from './issuing.ts'
import { type AwardOrder, prepareAward, refuseUnpublished } from './prepare-award.ts'
import { type Alongside, recordAwards } from './record-awards.ts'
import { type Place, takePlaces } from './status-lists.ts'

type Outcome = PromiseSettledResult<AwardRow>
type Ready = { at: number; row: AwardRow }
type Means = { signer: Signer; template: CredentialTemplate }

const tries = 3
const turnMs = 5

/**
 * Sign and record awards and say so, in one transaction for all. Delivery is not our business: it hears
 * `award.made`. Each has an outcome of its own: `not-published`, `archived`, `organisation-archived`,
 * `programme-archived`, `not-shared` and `validation-failed` are refusals; an order that was already carried out under its once-key is the award made then.
 */
export async function awardMany(
  issuing: Issuing,
  orders: AwardOrder[],
  alongside?: Alongside,
): Promise<Outcome[]> {
  const outcomes: (Outcome | undefined)[] = orders.map(() => undefined)
  for (let attempt = 1; attempt <= tries; attempt++) {
    const missing = orders.filter((_, at) => outcomes[at] === undefined)
    if (missing.length === 0) break
    const [supply] = await Promise.all([supplyFor(issuing, missing), findMade(issuing, orders, outcomes)])
    const open = orders.flatMap((order, at) => (outcomes[at] === undefined ? [{ order, at }] : []))
    const ready = await signAll(issuing, open, supply, outcomes)
    for (const { at, row } of await recordEach(issuing, ready, outcomes, alongside))
      outcomes[at] = { status: 'fulfilled', value: row }
  }
  return outcomes.map(
    outcome =>
      outcome ?? { status: 'rejected', reason: new Error('An award found no place in a status list') },
  )
}

/** Orders that an earlier try carried out, also when its answer was lost. */
async function findMade(issuing: Issuing, orders: AwardOrder[], outcomes: (Outcome | undefined)[]) {
  const keys = orders.flatMap(({ onceKey }, at) =>
    onceKey !== null && outcomes[at] === undefined ? [onceKey] : [],
  )
  if (keys.length === 0) return
  const made = await own(issuing.db)
    .selectFrom('issuing_awards')
    .selectAll()
    .where('once_key', 'in', [...new Set(keys)])
    .execute()
  const byKey = new Map(made.map(row => [row.once_key, row]))
  orders.forEach((order, at) => {
    const row = outcomes[at] === undefined && order.onceKey !== null ? byKey.get(order.onceKey) : undefined
    if (!row) return
    outcomes[at] = isSame(issuing, order, row)
      ? { status: 'fulfilled', value: row }
      : { status: 'rejected', reason: new Problem('idempotency-mismatch') }
  })
}

/** A key that was used to award something else, or to somebody else, is no repeat. Who was erased is nobody else. */
const isSame = ({ secrets }: Issuing, order: AwardOrder, row: AwardRow) =>
  row.achievement_id === order.achievement.id &&
  row.organisation_id === order.organisation.id &&
  (row.recipient_mac === null ||
    row.recipient_mac.equals(recipientMac(secrets, matchKey(order.recipient.address))))

/** What awards are made with: by achievement and awarder, and places in status lists by organisation. */
type Supply = { means: Map<string, Settled<Means>>; places: Map<string, Settled<Place[]>> }
type Settled<T> = PromiseSettledResult<T>

const meansName = ({ achievement, organisation }: AwardOrder) => `${achievement.id} ${organisation.id}`

/** All asked at once: a round is as long as the questions that wait for each other. */
async function supplyFor(issuing: Issuing, orders: AwardOrder[]): Promise<Supply> {
  const counts = new Map<string, number>()
  for (const { organisation } of orders) counts.set(organisation.id, (counts.get(organisation.id) ?? 0) + 1)
  const one = new Map(orders.map(order => [meansName(order), order]))
  const [means, places] = await Promise.all([
    settleEach([...one], order => meansOf(issuing, order)),
    settleEach([...counts], (count, organisation) => takePlaces(issuing, organisation, count)),
  ])
  return { means, places }
}

async function settleEach<T, Out>(
  asked: [string, T][],
  answer: (ask: T, name: string) => Promise<Out>,
): Promise<Map<string, Settled<Out>>> {
  const outcomes = await Promise.allSettled(asked.map(([name, ask]) => answer(ask, name)))
  return new Map(
    outcomes.flatMap((outcome, at) => {
      const name = asked[at]?.[0]
      return name === undefined ? [] : [[name, outcome]]
    }),
  )
}

function supplied<T>(settled: Settled<T> | undefined): T {
  if (settled?.status === 'fulfilled') return settled.value
  throw settled?.reason ?? new Error('An order without supplies')
}

async function signAll(
  issuing: Issuing,
  open: { order: AwardOrder; at: number }[],
  { means, places }: Supply,
  outcomes: (Outcome | undefined)[],
): Promise<Ready[]> {
  const ready: Ready[] = []
  let began = performance.now()
  for (const { order, at } of open) {
    try {
      const { signer, template } = supplied(means.get(meansName(order)))
      const place = supplied(places.get(order.organisation.id)).pop()
      if (!place) throw new Error('Fewer places than were asked for')
      const { row, parts } = await prepareAward(issuing, order, place)
      row.credential = JSON.stringify(
        await issueFromTemplate(template, parts, signer, issuing, issuing.clock.now()),
      )
      ready.push({ at, row })
    } catch (cause) {
      outcomes[at] = { status: 'rejected', reason: asRefusal(cause) }
    }
    if (performance.now() - began > turnMs) {
      // Others have their turn: pages are served while thousands are signed.
      await turn()
      began = performance.now()
    }
  }
  return ready
}

/** What no credential can say is the asker's to mend. */
const asRefusal = (cause: unknown) =>
  cause instanceof BadgeError ? new Problem('validation-failed', { detail: cause.message, cause }) : cause

/** What an achievement is awarded with. Throws when nobody may award it at the moment. */
async function meansOf(issuing: Issuing, { achievement, organisation }: AwardOrder): Promise<Means> {
  refuseUnpublished(achievement)
  const [signer, creator, endorsements] = await Promise.all([
    signerOf(issuing.organisations, organisation),
    creatorOf(issuing, achievement, organisation),
    endorsementsFor(issuing.db, achievement, organisation),
    requireMay(issuing, achievement, organisation),
  ])
  return {
    signer,
    template: templateOf(issuing, achievement, organisation, { creator, endorsements }),
  }
}

/** Nothing is awarded in the archive of its owner or of who awards it, nor what is not shared any more. */
async function requireMay(
  { db }: Issuing,
  achievement: AwardOrder['achievement'],
  organisation: AwardOrder['organisation'],
): Promise<void> {
  const { organisation_id: owner, programme_id: programme } = achievement
  await requireActive(db, { organisation: owner, programme })
  if (owner === organisation.id) return
  await requireActive(db, { organisation: organisation.id })
  await requireShared(db, organisation, achievement)
}

/** All at once; where that breaks on one of them, each alone. */
async function recordEach(
  issuing: Issuing,
  ready: Ready[],
  outcomes: (Outcome | undefined)[],
  alongside?: Alongside,
): Promise<Ready[]> {
  const kept = new Set<AwardRow>()
  const record = async (some: Ready[]) => {
    const rows = await recordAwards(
      issuing,
      some.map(each => each.row),
      alongside,
    )
    for (const row of rows) kept.add(row)
  }
  try {
    await record(ready)
  } catch (cause) {
    if (ready.length < 2 || isDatabaseAway(cause)) throw cause
    for (const each of ready)
      await record([each]).catch((reason: unknown) => {
        outcomes[each.at] = { status: 'rejected', reason }
      })
  }
  return ready.filter(each => kept.has(each.row))
}
