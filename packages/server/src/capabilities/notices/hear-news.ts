import type { Db } from '../../platform/db.ts'
import { isUuid } from '../../platform/ids.ts'
import type { HeardEvent, Subscriber } from '../../platform/outbox.ts'
import { namedBadge } from '../backpack/index.ts'
import { personWithAddress } from '../identity/index.ts'
import { awardOfCredential, mailOf, wholeAward } from '../issuing/index.ts'
import { addNotice } from './add-notice.ts'
import { type Notices, own } from './notices.ts'

/** Answered, or taken back: nothing waits there any more. */
const noLongerWaiting = ['award.answered', 'award.withdrawn', 'award.revoked']

/** Hears what happens to badges and tells those who hold them. */
export function noticesSubscriber(notices: Notices): Subscriber {
  return {
    name: 'notices',
    hears: ['award.made', ...noLongerWaiting, 'badge.accepted', 'badge.changed', 'badge.removed'],
    async handle(trx, event) {
      if (event.name === 'award.made') await tellWaiting(notices, trx, String(event.payload['award']))
      else if (noLongerWaiting.includes(event.name)) await dropWaiting(trx, String(event.payload['award']))
      else if (event.name === 'badge.accepted') await tellArrival(notices, trx, event)
      else if (event.name === 'badge.changed') await tellChange(notices, trx, event)
      else
        await own(trx)
          .deleteFrom('notices_notices')
          .where('badge_id', '=', String(event.payload['badge']))
          .execute()
    },
  }
}

async function tellWaiting(notices: Notices, trx: Db, id: string): Promise<void> {
  const award = await wholeAward({ ...notices.issuing, db: trx }, id)
  const to = award ? mailOf(notices.issuing, award.row) : null
  const person = to === null ? null : await personWithAddress(trx, to)
  if (!award || person === null || ['accepted', 'declined', 'withdrawn'].includes(award.row.answer)) return
  await addNotice(notices, trx, {
    person_id: person,
    kind: 'waiting',
    event: `waiting ${id}`,
    award_id: id,
    name: award.achievement.name,
    issuer: award.organisation.name,
  })
}

async function dropWaiting(trx: Db, award: string): Promise<void> {
  await own(trx).deleteFrom('notices_notices').where('award_id', '=', award).execute()
}

async function tellArrival(notices: Notices, trx: Db, { payload }: HeardEvent): Promise<void> {
  const credential = payload['credential']
  const award = typeof credential === 'string' ? awardOfCredential(notices.issuing, credential) : null
  if (award !== null && isUuid(award)) await dropWaiting(trx, award)
  const badge = await namedBadge(trx, String(payload['badge']))
  // Who puts a badge in by hand knows that it is there.
  if (!badge || payload['pushed'] !== true) return
  const { id, person_id, name, issuer_name } = badge
  await addNotice(notices, trx, {
    person_id,
    kind: 'arrived',
    event: `arrived ${id}`,
    badge_id: id,
    name,
    issuer: issuer_name,
  })
}

async function tellChange(notices: Notices, trx: Db, { payload }: HeardEvent): Promise<void> {
  const badge = await namedBadge(trx, String(payload['badge']))
  // Who asks for a check sees what came of it.
  if (!badge || payload['by'] === 'holder') return
  const to = String(payload['to'])
  const { id, person_id, name, issuer_name } = badge
  await addNotice(notices, trx, {
    person_id,
    kind: to === 'revoked' ? 'revoked' : 'changed',
    event: `changed ${id} ${String(payload['change'])}`,
    badge_id: id,
    name,
    issuer: issuer_name,
    standing: to,
    // An issuer of this host has a mail of its own for that.
    mailed: payload['by'] === 'issuer',
  })
}
