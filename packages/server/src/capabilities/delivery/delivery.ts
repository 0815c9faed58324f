import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Backpack } from '../backpack/index.ts'
import type { Identity } from '../identity/index.ts'
import type { Issuing } from '../issuing/index.ts'

/** What the acts of this room need. */
export type Delivery = {
  db: Db
  clock: Clock
  secrets: Secrets
  publicUrl: string
  issuing: Issuing
  backpack: Backpack
  identity: Identity
}
