import type { Claim } from '@rucksack/contract/delivery'
import { inTransaction } from '../../platform/db.ts'
import { takeFrom } from '../../platform/http/rate-limit.ts'
import { Problem } from '../../platform/problem.ts'
import { accept } from '../backpack/index.ts'
import { addressesOf, changePerson, readPerson, startAttempt } from '../identity/index.ts'
import { findClaim, mailOf, recipientOf, recordAnswer, redeem, type WholeAward } from '../issuing/index.ts'
import { claimView } from './claim-view.ts'
import type { Delivery } from './delivery.ts'

/** What a claim link offers to whoever opened it. Throws `claim-not-found`. */
export async function readClaim(delivery: Delivery, secret: string, person: string | null): Promise<Claim> {
  const award = await findClaim(delivery.issuing, secret)
  return claimView(delivery.issuing, award, person === null ? [] : await addressesOf(delivery.db, person))
}

/** Mail a sign-in code to the address the award was made to, which the link itself does not tell. */
export async function mailClaimCode(delivery: Delivery, secret: string, locale: string) {
  const award = await findClaim(delivery.issuing, secret)
  const email = mailOf(delivery.issuing, award.row)
  if (email === null || award.row.answer === 'withdrawn') throw new Problem('claim-not-found')
  await takeFrom(delivery.db, delivery.clock, `claim-code:${award.row.id}`, 10, 3600)
  const { attempt, expiresAt } = await startAttempt(delivery.identity, {
    kind: 'sign-in',
    email,
    next: `/claim/${secret}`,
    person: null,
    locale,
  })
  return { attempt, expiresAt }
}

/** Put the badge into the person's backpack. Of several answers at once, one counts. */
export async function acceptClaim(
  delivery: Delivery,
  secret: string,
  person: string,
  locale: string,
): Promise<string> {
  return await acceptAward(delivery, await requireOpen(delivery, secret, person), person, locale)
}

/** The same for an award that is known to be theirs. */
export async function acceptAward(
  delivery: Delivery,
  award: WholeAward,
  person: string,
  locale: string,
): Promise<string> {
  const { row } = await accept(delivery.backpack, {
    person,
    input: redeem(award),
    locale,
    ...claimedBy(delivery, award),
    alongside: async trx => {
      if (!(await recordAnswer(delivery.issuing, trx, award.row.id, 'accepted', award.row.standing)))
        throw new Problem('claim-answered')
      // Who has not said what they are called is called what the issuer calls them, until they change it.
      const { name } = await readPerson(trx, person)
      if (name === null && award.row.recipient_name !== null)
        await changePerson(trx, person, { name: award.row.recipient_name })
    },
  })
  return row.id
}

/** What takes no mail is claimed by the link alone: whom the issuer gave it to is whom the badge names. */
function claimedBy({ issuing }: Delivery, { row }: WholeAward): { claimed?: string } {
  const address = recipientOf(issuing, row)
  return row.recipient_kind === 'email' || address === null ? {} : { claimed: address }
}

/** Say no; the issuer sees that and nothing else. */
export async function declineClaim(delivery: Delivery, secret: string, person: string): Promise<Claim> {
  await declineAward(delivery, await requireOpen(delivery, secret, person))
  return await readClaim(delivery, secret, person)
}

/** The same for an award that is known to be theirs. */
export async function declineAward(delivery: Delivery, { row }: WholeAward): Promise<void> {
  const first = await inTransaction(delivery.db, trx =>
    recordAnswer(delivery.issuing, trx, row.id, 'declined'),
  )
  if (!first) throw new Problem('claim-answered')
}

async function requireOpen(delivery: Delivery, secret: string, person: string): Promise<WholeAward> {
  const award = await findClaim(delivery.issuing, secret)
  const claim = claimView(delivery.issuing, award, await addressesOf(delivery.db, person))
  if (!claim.mine) throw new Problem('claim-not-yours')
  if (claim.state !== 'open') throw new Problem('claim-answered')
  return award
}
