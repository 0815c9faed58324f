import { type Db, inTransaction } from '../../platform/db.ts'
import { isDatabaseAway } from '../../platform/http/as-problem.ts'
import { addJob, addJobs, type Task } from '../../platform/jobs.ts'
import { mayMail } from '../../platform/mail-limits.ts'
import type { Subscriber } from '../../platform/outbox.ts'
import { queueMail, queueMails } from '../../platform/queue-mail.ts'
import { checkCredential } from '../backpack/index.ts'
import { mailAddressOf, personWithAddress } from '../identity/index.ts'
import {
  awardOfCredential,
  awardUrl,
  claimSecretOf,
  claimUrl,
  mailOf,
  noteUndelivered,
  recordAnswer,
  releaseMails,
  wholeAward,
} from '../issuing/index.ts'
import { claimMail } from './claim-mail.ts'
import type { Delivery } from './delivery.ts'
import { tellRefusal } from './tell-refusal.ts'

const most = 100
// Mails that would leave within this time of each other leave together.
const neighboursMs = 2_000

/** Hears of awards and sees that they reach their learners; hears of answers and tells the issuer. */
export function deliverySubscriber(delivery: Delivery): Subscriber {
  return {
    name: 'delivery',
    hears: [
      'award.made',
      'award.send-now',
      'award.revoked',
      'award.suspended',
      'award.reinstated',
      'badge.accepted',
      'code.refused',
    ],
    async handle(trx, { name, payload }) {
      if (name === 'code.refused') return await tellRefusal(delivery, trx, String(payload['request']))
      const award = String(payload['award'])
      if (name === 'award.send-now') await addJob(trx, 'deliver-awards', { awards: [award] })
      else if (name === 'badge.accepted') await noteAcceptance(delivery, trx, payload['credential'])
      else {
        const change = name.slice('award.'.length)
        await addJob(trx, 'tell-standing', { award, change, reason: payload['reason'] ?? null })
      }
    },
    inRuns: {
      name: 'award.made',
      handle: (trx, events) =>
        addJobs(
          trx,
          inGroups(
            events.map(({ payload }) => ({
              award: String(payload['award']),
              leaves: new Date(String(payload['mailLeavesAt'])),
            })),
          ),
        ),
    },
  }
}

/** Jobs for many awards: few jobs, and no mail later than it should by more than a moment. */
function inGroups(awards: { award: string; leaves: Date }[]) {
  const jobs: { task: string; payload: { awards: string[] }; options: { runAt: Date } }[] = []
  let from = 0
  for (const { award, leaves } of [...awards].sort((a, b) => a.leaves.getTime() - b.leaves.getTime())) {
    const last = jobs.at(-1)
    if (last && last.payload.awards.length < most && leaves.getTime() - from <= neighboursMs) {
      last.payload.awards.push(award)
      last.options.runAt = leaves
    } else {
      from = leaves.getTime()
      jobs.push({ task: 'deliver-awards', payload: { awards: [award] }, options: { runAt: leaves } })
    }
  }
  return jobs
}

/** A badge of ours was put into a backpack by hand: its award is accepted by that. */
async function noteAcceptance({ issuing }: Delivery, trx: Db, credential: unknown): Promise<void> {
  const award = typeof credential === 'string' ? awardOfCredential(issuing, credential) : null
  if (award !== null && /^[0-9a-f-]{36}$/.test(award)) await recordAnswer(issuing, trx, award, 'accepted')
}

/** Jobs of this room: the mail that brings an award, the news that its standing changed. */
export function deliveryTasks(delivery: Delivery): Record<string, Task> {
  return {
    'deliver-awards': payload => deliver(delivery, asList(payload['awards'])),
    'tell-standing': payload =>
      tellStanding(delivery, String(payload['award']), String(payload['change']), payload['reason']),
  }
}

const asList = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])

async function deliver(delivery: Delivery, ids: string[]): Promise<void> {
  const { issuing } = delivery
  try {
    await inTransaction(delivery.db, async trx => {
      const due = (await releaseMails(issuing, trx, ids)).flatMap(award => {
        const to = mailOf(issuing, award.row)
        return to === null ? [] : [{ award, to, from: award.organisation.id }]
      })
      const fits = await mayMail(trx, delivery.clock, due)
      const mails = due.filter((_, at) => fits[at])
      await queueMails(
        delivery,
        trx,
        mails.map(({ award, to }) => {
          const link = claimUrl(delivery.publicUrl, claimSecretOf(issuing, award.row))
          return { order: claimMail(delivery.publicUrl, award, to, link) }
        }),
      )
      for (const { award } of due.filter((_, at) => !fits[at]))
        await noteUndelivered(trx, award.row.id, 'too-many')
    })
  } catch (cause) {
    if (ids.length < 2 || isDatabaseAway(cause)) throw cause
    // One of them cannot be written: it shall not keep the others from leaving.
    await addJobs(
      delivery.db,
      ids.map(award => ({ task: 'deliver-awards', payload: { awards: [award] } })),
    )
  }
}

async function tellStanding(delivery: Delivery, id: string, change: string, reason: unknown): Promise<void> {
  const { issuing, backpack, publicUrl } = delivery
  const said = typeof reason === 'string' ? reason : null
  await checkCredential(backpack, awardUrl(publicUrl, id), said)
  const award = await wholeAward(issuing, id)
  const to = award ? mailOf(issuing, award.row) : null
  // Who has not been told of the award, or did not want it, is not told of its end.
  if (!award || to === null || award.row.answer === 'pending' || award.row.answer === 'declined') return
  const accepted = award.row.answer === 'accepted'
  if (award.row.undelivered !== null && !accepted) return
  const person = accepted ? await personWithAddress(delivery.db, to) : null
  const home = person === null ? null : await mailAddressOf(delivery.db, person)
  const [fits] = await mayMail(delivery.db, delivery.clock, [{ from: award.organisation.id, to }])
  if (!fits) return
  await queueMail(delivery, delivery.db, {
    kind: 'standing',
    award: id,
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
