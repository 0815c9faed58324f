import type { Identity } from './identity.ts'
import type { School } from './school.ts'

/** What the acts around a school's sign-in need. */
export type SchoolIdentity = Identity & { school: School }
