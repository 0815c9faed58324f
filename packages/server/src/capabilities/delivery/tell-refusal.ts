import type { Db } from '../../platform/db.ts'
import { queueMail } from '../../platform/queue-mail.ts'
import { mailAddressOf } from '../identity/index.ts'
import { codeLinkOf, requestOf } from '../issuing/index.ts'
import type { Delivery } from './delivery.ts'

/** Mail who asked for a badge by a code that the answer was no, and why. */
export async function tellRefusal(delivery: Delivery, trx: Db, request: string): Promise<void> {
  const asked = await requestOf({ ...delivery.issuing, db: trx }, request)
  const home = asked ? await mailAddressOf(trx, asked.use.person) : null
  if (!asked || !home) return
  const { code, use } = asked
  await queueMail(delivery, trx, {
    kind: 'code-refused',
    to: home.email,
    locale: home.language ?? code.row.language,
    data: {
      achievement: code.achievement.name,
      organisation: code.organisation.name,
      reason: use.reason ?? '',
      link: codeLinkOf(delivery.issuing, code),
    },
  })
}
