import { schoolSignIn as contract } from '@rucksack/contract'
import { type Serving, serve } from '../../platform/http/serve.ts'
import { findSchools } from './find-schools.ts'
import { requirePerson } from './require-person.ts'
import { listSchoolAccounts, unlinkAccount } from './school-accounts.ts'
import type { SchoolIdentity } from './school-identity.ts'
import { requireFresh } from './sessions.ts'

/** Our API for a person's own school accounts. */
export function schoolAccountRoutes(serving: Serving, identity: SchoolIdentity): void {
  serve(serving, contract.listSchools, async () => ({
    items: (await findSchools(identity, '/')).map(({ name, href }) => ({
      id: href.split('/').pop() ?? '',
      name,
      start: identity.publicUrl + href,
    })),
  }))

  serve(serving, contract.listSchoolAccounts, async ({ caller }) => ({
    items: await listSchoolAccounts(identity.db, requirePerson(caller)),
  }))

  serve(serving, contract.unlinkSchoolAccount, async ({ caller, params, locale }) => {
    requireFresh(identity, caller)
    await unlinkAccount(identity, requirePerson(caller), params.account, locale)
    return undefined
  })
}
