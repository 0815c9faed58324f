import type { MailContent } from '@rucksack/contract/pages'
import type { Db } from '../../platform/db.ts'
import { queueMail } from '../../platform/queue-mail.ts'
import { addressesOf } from './addresses.ts'
import type { Identity } from './identity.ts'

type Notice = Extract<MailContent, { kind: 'security-notice' }>['what']

/** Tell every address of a person that something about their account changed; `also` is one just removed. */
export async function notify(
  identity: Identity,
  trx: Db,
  notice: { person: string; what: Notice; subject: string; locale: string; also?: string },
): Promise<void> {
  const addresses = new Set(await addressesOf(trx, notice.person))
  if (notice.also !== undefined) addresses.add(notice.also)
  for (const to of addresses)
    await queueMail(identity, trx, {
      kind: 'security-notice',
      to,
      locale: notice.locale,
      data: { what: notice.what, subject: notice.subject, account: `${identity.publicUrl}/account` },
    })
}
