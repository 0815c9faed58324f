import type { Backpack } from '../../capabilities/backpack/index.ts'
import type { Identity } from '../../capabilities/identity/index.ts'
import type { Issuing } from '../../capabilities/issuing/index.ts'
import type { Organisations } from '../../capabilities/organisations/index.ts'
import type { Oauth } from '../oauth/index.ts'

/** What the door for clients of Badgr needs. */
export type Badgr = {
  publicUrl: string
  /** Whether a mail address and an app password are taken for tokens. */
  passwordGrant: boolean
  oauth: Oauth
  identity: Identity
  organisations: Organisations
  issuing: Issuing
  backpack: Backpack
}
