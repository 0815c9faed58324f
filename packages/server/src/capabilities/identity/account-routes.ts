import { identity as contract } from '@rucksack/contract'
import { inTransaction } from '../../platform/db.ts'
import { takeFrom } from '../../platform/http/rate-limit.ts'
import { type Serving, serve } from '../../platform/http/serve.ts'
import { Problem } from '../../platform/problem.ts'
import { startAttempt } from './attempts.ts'
import { confirmAddress, makePrimary, removeAddress } from './change-addresses.ts'
import { notify } from './notify.ts'
import { addPasskey, beginPasskey, listPasskeys, removePasskey, renamePasskey } from './passkeys.ts'
import { changePerson, deletePerson, readPerson } from './people.ts'
import { requirePerson } from './require-person.ts'
import { schoolAccountRoutes } from './school-account-routes.ts'
import type { SchoolIdentity } from './school-identity.ts'
import { clearCookie, endSession, listSessions, requireFresh } from './sessions.ts'
import { listTokens, makeToken, revokeToken } from './tokens.ts'

export type OrganisationsOf = (person: string) => Promise<contract.Me['organisations']>

/** Our API for a person's own account. */
export function accountRoutes(
  serving: Serving,
  identity: SchoolIdentity,
  organisationsOf: OrganisationsOf,
): void {
  schoolAccountRoutes(serving, identity)
  const { db } = identity
  const me = async (person: string): Promise<contract.Me> => ({
    ...(await readPerson(db, person)),
    organisations: await organisationsOf(person),
  })

  serve(serving, contract.readMe, async ({ caller }) => await me(requirePerson(caller)))

  serve(serving, contract.changeMe, async ({ caller, body }) => {
    const person = requirePerson(caller)
    await changePerson(db, person, body)
    return await me(person)
  })

  serve(serving, contract.deleteMe, async ({ caller, reply }) => {
    requireFresh(identity, caller)
    await deletePerson(identity, requirePerson(caller))
    clearCookie(identity.publicUrl, reply)
    return undefined
  })

  serve(serving, contract.addAddress, async ({ caller, body, locale }) => {
    requireFresh(identity, caller)
    const person = requirePerson(caller)
    await takeFrom(db, identity.clock, `add-address:${person}`, 10, 3600)
    const { attempt, expiresAt } = await startAttempt(identity, {
      kind: 'address',
      email: body.email,
      next: '/account',
      person,
      locale,
    })
    return { attempt, expiresAt }
  })

  serve(serving, contract.confirmAddress, async ({ caller, body, locale }) => {
    const person = requirePerson(caller)
    await confirmAddress(identity, person, body.attempt, body.code, locale)
    return await me(person)
  })

  serve(serving, contract.makeAddressPrimary, async ({ caller, params }) => {
    requireFresh(identity, caller)
    const person = requirePerson(caller)
    await makePrimary(identity, person, params.address)
    return await me(person)
  })

  serve(serving, contract.removeAddress, async ({ caller, params, locale }) => {
    requireFresh(identity, caller)
    const person = requirePerson(caller)
    await removeAddress(identity, person, params.address, locale)
    return await me(person)
  })

  serve(serving, contract.listSessions, async ({ caller }) => ({
    items: await listSessions(db, requirePerson(caller), caller.session),
  }))

  serve(serving, contract.endSession, async ({ caller, params }) => {
    if (!(await endSession(db, requirePerson(caller), params.session))) throw new Problem('session-not-found')
    return undefined
  })

  serve(serving, contract.listPasskeys, async ({ caller }) => ({
    items: await listPasskeys(db, requirePerson(caller)),
  }))

  serve(serving, contract.passkeyOptions, async ({ caller }) => {
    requireFresh(identity, caller)
    const person = requirePerson(caller)
    const { addresses } = await readPerson(db, person)
    return await beginPasskey(identity, person, addresses.find(each => each.primary)?.value ?? 'Rucksack')
  })

  serve(serving, contract.addPasskey, async ({ caller, body, locale }) => {
    requireFresh(identity, caller)
    const person = requirePerson(caller)
    const passkey = await addPasskey(identity, person, body.attempt, body.name, body.response)
    await inTransaction(db, trx =>
      notify(identity, trx, { person, what: 'passkey-added', subject: body.name, locale }),
    )
    return passkey
  })

  serve(serving, contract.renamePasskey, async ({ caller, params, body }) =>
    renamePasskey(db, requirePerson(caller), params.passkey, body.name),
  )

  serve(serving, contract.removePasskey, async ({ caller, params, locale }) => {
    requireFresh(identity, caller)
    const person = requirePerson(caller)
    await removePasskey(db, person, params.passkey)
    await inTransaction(db, trx =>
      notify(identity, trx, { person, what: 'passkey-removed', subject: '', locale }),
    )
    return undefined
  })

  serve(serving, contract.listTokens, async ({ caller }) => ({
    items: await listTokens(db, requirePerson(caller)),
  }))

  serve(serving, contract.createToken, async ({ caller, body, locale }) => {
    requireFresh(identity, caller)
    const person = requirePerson(caller)
    const made = await makeToken(
      identity,
      person,
      body.name,
      body.scopes,
      body.expiresInDays ?? 90,
      body.kind,
    )
    await inTransaction(db, trx =>
      notify(identity, trx, { person, what: 'token-made', subject: body.name, locale }),
    )
    return made
  })

  serve(serving, contract.revokeToken, async ({ caller, params }) => {
    if (!(await revokeToken(db, requirePerson(caller), params.token))) throw new Problem('token-not-found')
    return undefined
  })
}
