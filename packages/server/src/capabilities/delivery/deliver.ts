import { type Db, inTransaction } from '../../platform/db.ts'
import { addJob, removeJob, type Task } from '../../platform/jobs.ts'
import type { Subscriber } from '../../platform/outbox.ts'
import { queueMail } from '../../platform/queue-mail.ts'
import { checkCredential } from '../backpack/index.ts'
import { mailAddressOf, personWithAddress } from '../identity/index.ts'
import {
  awardOfCredential,
  awardUrl,
  claimSecretOf,
  claimUrl,
  recipientOf,
  recordAnswer,
  recordMailed,
  releaseMail,
  wholeAward,
} from '../issuing/index.ts'
import { claimMail } from './claim-mail.ts'
import type { Delivery } from './delivery.ts'
import { tellRefusal } from './tell-refusal.ts'

const keyOf = (award: string) => `deliver:${award}`

/** Hears of awards and sees that they reach their learners; hears of answers and tells the issuer. */
export function deliverySubscriber(delivery: Delivery): Subscriber {
  return {
    name: 'delivery',
    hears: [
      'award.made',
      'award.send-now',
      'award.withdrawn',
      'award.revoked',
      'award.suspended',
      'award.reinstated',
      'badge.accepted',
      'code.refused',
    ],
    async handle(trx, { name, payload }) {
      if (name === 'code.refused') return await tellRefusal(delivery, trx, String(payload['request']))
      const award = String(payload['award'])
      if (name === 'award.made') {
        const leaves = new Date(String(payload['mailLeavesAt']))
        await addJob(trx, 'deliver-award', { award }, { key: keyOf(award), runAt: leaves })
      } else if (name === 'award.send-now')
        await addJob(trx, 'deliver-award', { award }, { key: keyOf(award) })
      else if (name === 'award.withdrawn') await removeJob(trx, keyOf(award))
      else if (name === 'badge.accepted') await noteAcceptance(delivery, trx, payload['credential'])
      else {
        const change = name.slice('award.'.length)
        await addJob(trx, 'tell-standing', { award, change, reason: payload['reason'] ?? null })
      }
    },
  }
}

/** A badge of ours was put into a backpack by hand: its award is accepted by that. */
async function noteAcceptance({ issuing }: Delivery, trx: Db, credential: unknown): Promise<void> {
  const award = typeof credential === 'string' ? awardOfCredential(issuing, credential) : null
  if (award !== null && /^[0-9a-f-]{36}$/.test(award)) await recordAnswer(issuing, trx, award, 'accepted')
}

/** Jobs of this room: the mail that brings an award, the news that its standing changed. */
export function deliveryTasks(delivery: Delivery): Record<string, Task> {
  return {
    'deliver-award': payload => deliver(delivery, String(payload['award'])),
    'tell-standing': payload =>
      tellStanding(delivery, String(payload['award']), String(payload['change']), payload['reason']),
  }
}

async function deliver(delivery: Delivery, id: string): Promise<void> {
  const { issuing } = delivery
  await inTransaction(delivery.db, async trx => {
    if (!(await releaseMail(trx, id))) return
    const award = await wholeAward({ ...issuing, db: trx }, id)
    const to = award ? recipientOf(issuing, award.row) : null
    // Who has answered by a copied link, or can no longer, is not asked to.
    if (!award || to === null || award.row.answer !== 'unclaimed' || award.row.standing === 'revoked') return
    const link = claimUrl(delivery.publicUrl, claimSecretOf(issuing, award.row))
    await queueMail(trx, delivery.secrets, claimMail(delivery.publicUrl, award, to, link))
    await recordMailed(issuing, trx, id)
  })
}

async function tellStanding(delivery: Delivery, id: string, change: string, reason: unknown): Promise<void> {
  const { issuing, backpack, publicUrl } = delivery
  const said = typeof reason === 'string' ? reason : null
  await checkCredential(backpack, awardUrl(publicUrl, id), said)
  const award = await wholeAward(issuing, id)
  const to = award ? recipientOf(issuing, award.row) : null
  // Who has not been told of the award, or did not want it, is not told of its end.
  if (!award || to === null || award.row.answer === 'pending' || award.row.answer === 'declined') return
  const accepted = award.row.answer === 'accepted'
  const person = accepted ? await personWithAddress(delivery.db, to) : null
  const home = person === null ? null : await mailAddressOf(delivery.db, person)
  await queueMail(delivery.db, delivery.secrets, {
    kind: 'standing',
    to,
    locale: home?.language ?? award.row.language,
    data: {
      change,
      achievement: award.achievement.name,
      organisation: award.organisation.name,
      reason: said,
      link: accepted ? `${publicUrl}/backpack` : claimUrl(publicUrl, claimSecretOf(issuing, award.row)),
    },
  })
}
