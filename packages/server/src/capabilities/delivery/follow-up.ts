import { type Db, inTransaction } from '../../platform/db.ts'
import { mayMail } from '../../platform/mail-limits.ts'
import { queueMail } from '../../platform/queue-mail.ts'
import { mailAddressOf, personWithAddress } from '../identity/index.ts'
import {
  claimSecretOf,
  claimUrl,
  type EndingDigest,
  mailOf,
  takeDueReminders,
  takeEndingAwards,
  takeEndingDigests,
  wholeAward,
} from '../issuing/index.ts'
import { findOrganisation, ownersOf } from '../organisations/index.ts'
import { claimMail } from './claim-mail.ts'
import type { Delivery } from './delivery.ts'

type Take = (delivery: Delivery['issuing'], trx: Db) => Promise<{ awards: string[]; more: boolean }>

/** What time brings: reminders for learners who have not answered, and word of badges that end soon, to both sides. */
export async function followUp(delivery: Delivery): Promise<void> {
  await each(delivery, takeDueReminders, (trx, award) => remind(delivery, trx, award))
  await each(delivery, takeEndingAwards, (trx, award) => tellLearner(delivery, trx, award))
  await inTransaction(delivery.db, async trx => {
    for (const digest of await takeEndingDigests(delivery.issuing, trx))
      await tellOwners(delivery, trx, digest)
  })
}

/** Batch by batch, the mails and the note that they were sent in one transaction. */
async function each(delivery: Delivery, take: Take, act: (trx: Db, award: string) => Promise<void>) {
  for (let more = true; more; )
    more = await inTransaction(delivery.db, async trx => {
      const due = await take(delivery.issuing, trx)
      for (const award of due.awards) await act(trx, award)
      return due.more
    })
}

async function remind(delivery: Delivery, trx: Db, id: string): Promise<void> {
  const { issuing, publicUrl } = delivery
  const award = await wholeAward({ ...issuing, db: trx }, id)
  const to = award ? mailOf(issuing, award.row) : null
  if (!award || to === null) return
  const [fits] = await mayMail(trx, delivery.clock, [{ from: award.organisation.id, to }])
  if (!fits) return
  const order = claimMail(publicUrl, award, to, claimUrl(publicUrl, claimSecretOf(issuing, award.row)))
  await queueMail(delivery, trx, { ...order, data: { ...order.data, reminder: true } })
}

async function tellLearner(delivery: Delivery, trx: Db, id: string): Promise<void> {
  const { issuing, publicUrl } = delivery
  const award = await wholeAward({ ...issuing, db: trx }, id)
  const to = award ? mailOf(issuing, award.row) : null
  if (!award || to === null || award.row.expires_at === null) return
  const person = await personWithAddress(trx, to)
  const home = person === null ? null : await mailAddressOf(trx, person)
  await queueMail(delivery, trx, {
    kind: 'ending',
    award: id,
    to,
    locale: home?.language ?? award.row.language,
    data: {
      achievement: award.achievement.name,
      organisation: award.organisation.name,
      expires: award.row.expires_at.toISOString(),
      link: `${publicUrl}/backpack`,
    },
  })
}

async function tellOwners(delivery: Delivery, trx: Db, digest: EndingDigest): Promise<void> {
  const organisation = await findOrganisation({ db: trx }, digest.organisation)
  if (!organisation) return
  for (const person of await ownersOf(trx, organisation.id)) {
    const home = await mailAddressOf(trx, person)
    if (!home) continue
    await queueMail(delivery, trx, {
      kind: 'ending-issued',
      to: home.email,
      locale: home.language ?? organisation.language,
      data: {
        organisation: organisation.name,
        days: digest.days,
        achievements: digest.achievements.slice(0, 20),
        link: `${delivery.publicUrl}/manage/${organisation.slug}/awards?answer=accepted&standing=good&sort=ends&order=asc`,
      },
    })
  }
}
