import type { CodeOffer } from '@rucksack/contract/codes'
import { takeFrom } from '../../platform/http/rate-limit.ts'
import { Problem } from '../../platform/problem.ts'
import { accept, badgeOfCredential } from '../backpack/index.ts'
import { addressesOf, mailAddressOf, matchKey, readPerson } from '../identity/index.ts'
import {
  awardPlace,
  awardUrl,
  findCodeByText,
  holdPlace,
  mineOf,
  offerOf,
  recordAnswer,
  redeem,
  useOf,
  type WholeCode,
} from '../issuing/index.ts'
import type { Delivery } from './delivery.ts'

/** What a code offers. `asker` is who is told apart when codes are guessed. Throws `code-unknown`. */
export async function readOffer(
  delivery: Delivery,
  text: string,
  person: string | null,
  asker: string,
): Promise<CodeOffer> {
  const code = await findCode(delivery, text, asker)
  return await showOffer(delivery, code, person)
}

/**
 * Use a code: the award is made and its badge put into the backpack, or the request is kept. Taking again, also
 * after a crash in between, goes on where it stopped.
 */
export async function takeCode(
  delivery: Delivery,
  text: string,
  taker: { person: string; email?: string; note?: string },
  asker: string,
  locale: string,
): Promise<CodeOffer> {
  const { issuing } = delivery
  const { person } = taker
  const code = await findCode(delivery, text, asker)
  const addresses = await addressesOf(delivery.db, person)
  const email = await chosenAddress(delivery, person, addresses, taker.email)
  const { name } = await readPerson(delivery.db, person)
  const note = taker.note?.trim() || null
  const use = await holdPlace(issuing, code, { person, email, addresses, name, note })
  if (code.row.mode === 'award') {
    const award = await awardPlace(issuing, code, use, name)
    if (award.row.answer === 'pending' || award.row.answer === 'unclaimed')
      await accept(delivery.backpack, {
        person,
        input: redeem(award),
        locale,
        alongside: async trx => void (await recordAnswer(issuing, trx, award.row.id, 'accepted')),
      })
  }
  return await showOffer(delivery, code, person)
}

async function showOffer(delivery: Delivery, code: WholeCode, person: string | null): Promise<CodeOffer> {
  const use = person === null ? null : await useOf(delivery.issuing, code, person)
  const badge =
    person === null || !use?.award_id
      ? null
      : await badgeOfCredential(delivery.backpack, person, awardUrl(delivery.publicUrl, use.award_id))
  return offerOf(delivery.issuing, code, mineOf(use, badge))
}

async function findCode(delivery: Delivery, text: string, asker: string): Promise<WholeCode> {
  try {
    return await findCodeByText(delivery.issuing, text)
  } catch (cause) {
    // Only misses are counted: a class behind one address may type one code thirty times.
    if (cause instanceof Problem) await takeFrom(delivery.db, delivery.clock, `code-miss:${asker}`, 30, 600)
    throw cause
  }
}

async function chosenAddress(
  delivery: Delivery,
  person: string,
  addresses: string[],
  asked: string | undefined,
): Promise<string> {
  if (asked === undefined) {
    const main = await mailAddressOf(delivery.db, person)
    if (!main) throw new Problem('address-not-found')
    return main.email
  }
  const chosen = addresses.find(each => matchKey(each) === matchKey(asked))
  if (chosen === undefined) throw new Problem('address-not-found')
  return chosen
}
