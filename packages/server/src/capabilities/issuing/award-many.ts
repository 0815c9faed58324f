import { setImmediate as turn } from 'node:timers/promises'
import type { Signer } from 'openbadges'
import { type CredentialTemplate, issueFromTemplate } from 'openbadges/sign'
import { isDatabaseAway } from '../../platform/http/as-problem.ts'
import { Problem } from '../../platform/problem.ts'
import { matchKey } from '../identity/index.ts'
import { requireActive, signerOf } from '../organisations/index.ts'
import { templateOf } from './credential-template.ts'
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
 * `programme-archived` and `validation-failed` are refusals; an order that was already carried out under its once-key is the award made then.
 */
export async function awardMany(
  issuing: Issuing,
  orders: AwardOrder[],
  alongside?: Alongside,
): Promise<Outcome[]> {
  const outcomes: (Outcome | undefined)[] = orders.map(() => undefined)
  for (let attempt = 1; attempt <= tries; attempt++) {
    await findMade(issuing, orders, outcomes)
    const open = orders.flatMap((order, at) => (outcomes[at] === undefined ? [{ order, at }] : []))
    if (open.length === 0) break
    const ready = await signAll(issuing, open, outcomes)
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
  (row.recipient_mac === null ||
    row.recipient_mac.equals(recipientMac(secrets, matchKey(order.recipient.email))))

async function signAll(
  issuing: Issuing,
  open: { order: AwardOrder; at: number }[],
  outcomes: (Outcome | undefined)[],
): Promise<Ready[]> {
  const ready: Ready[] = []
  const means = new Map<string, Promise<Means>>()
  const places = new Map<string, Promise<Place[]>>()
  let began = performance.now()
  for (const { order, at } of open) {
    const { organisation, achievement } = order
    try {
      const { signer, template } = await once(means, achievement.id, () => meansOf(issuing, order))
      const free = await once(places, organisation.id, () =>
        takePlaces(issuing, organisation.id, countOf(open, organisation.id)),
      )
      const place = free.pop()
      if (!place) throw new Error('Fewer places than were asked for')
      const { row, parts } = await prepareAward(issuing, order, place)
      row.credential = JSON.stringify(
        await issueFromTemplate(template, parts, signer, issuing, issuing.clock.now()),
      )
      ready.push({ at, row })
    } catch (cause) {
      outcomes[at] = { status: 'rejected', reason: cause }
    }
    if (performance.now() - began > turnMs) {
      // Others have their turn: pages are served while thousands are signed.
      await turn()
      began = performance.now()
    }
  }
  return ready
}

/** What an achievement is awarded with. Throws when nobody may award it at the moment. */
async function meansOf(issuing: Issuing, { achievement, organisation }: AwardOrder): Promise<Means> {
  refuseUnpublished(achievement)
  await requireActive(issuing.db, { organisation: organisation.id, programme: achievement.programme_id })
  return {
    signer: await signerOf(issuing.organisations, organisation),
    template: templateOf(issuing, achievement, organisation),
  }
}

const countOf = (open: { order: AwardOrder }[], organisation: string) =>
  open.filter(each => each.order.organisation.id === organisation).length

function once<T>(known: Map<string, Promise<T>>, name: string, make: () => Promise<T>): Promise<T> {
  const answer = known.get(name) ?? make()
  known.set(name, answer)
  return answer
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
