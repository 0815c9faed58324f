import { type BodyOf, schoolSignIn as contract } from '@rucksack/contract'
import { inTransaction } from '../../platform/db.ts'
import { type Serving, serve } from '../../platform/http/serve.ts'
import {
  addProvider,
  callbackUrl,
  changeProvider,
  findProvider,
  listProviders,
  type ProviderRow,
  removeProvider,
  type SchoolIdentity,
  startOf,
} from '../identity/index.ts'
import type { Organisations } from './organisations.ts'
import { rulesOf, setRules } from './role-rules.ts'
import { requireRole } from './roles.ts'

type SignInBody = BodyOf<typeof contract.addSignIn>
type Wish = BodyOf<typeof contract.changeSignIn>

/** Our API for signing in with schools: of the host for operators, of an organisation for its owners. */
export function schoolRoutes(serving: Serving, organisations: Organisations, identity: SchoolIdentity): void {
  const list = async (organisation: string | null) => {
    const rows = await listProviders(identity, organisation)
    const rules = await rulesOf(
      organisations.db,
      rows.map(row => row.id),
    )
    return { items: rows.map(row => shown(row, rules.get(row.id) ?? [])) }
  }
  const one = async (provider: ProviderRow) => {
    const rules = await rulesOf(organisations.db, [provider.id])
    return shown(provider, rules.get(provider.id) ?? [])
  }
  const add = async (organisation: string | null, { roles, ...wish }: SignInBody) =>
    await one(
      await inTransaction(organisations.db, async trx => {
        const provider = await addProvider(identity, trx, organisation, wish)
        await setRules({ ...organisations, db: trx }, provider, roles ?? [])
        return provider
      }),
    )
  const change = async (organisation: string | null, id: string, { roles, ...wish }: Wish) => {
    const provider = await findProvider(identity, organisation, id)
    return await one(
      await inTransaction(organisations.db, async trx => {
        if (roles !== undefined) await setRules({ ...organisations, db: trx }, provider, roles)
        return await changeProvider(identity, trx, provider, wish)
      }),
    )
  }
  const remove = async (organisation: string | null, id: string) => {
    const provider = await findProvider(identity, organisation, id)
    await inTransaction(organisations.db, async trx => {
      await setRules({ ...organisations, db: trx }, provider, [])
      await removeProvider(identity, trx, provider)
    })
    return undefined
  }
  const shown = (row: ProviderRow, roles: contract.RoleRule[]): contract.SchoolSignIn => ({
    id: row.id,
    organisationId: row.organisation_id,
    name: row.name,
    issuer: row.issuer,
    clientId: row.client_id,
    hasSecret: row.sealed_secret !== null,
    scopes: row.scopes,
    domains: row.domains,
    vouchesForDomains: row.vouches_for_domains,
    roles,
    enabled: row.enabled,
    callback: callbackUrl(organisations.publicUrl),
    start: organisations.publicUrl + startOf(row.id),
    createdAt: row.created_at.toISOString(),
  })

  serve(serving, contract.listHostSignIns, async () => list(null))
  serve(serving, contract.addHostSignIn, async ({ body }) => add(null, body))
  serve(serving, contract.changeHostSignIn, async ({ params, body }) => change(null, params.signIn, body))
  serve(serving, contract.removeHostSignIn, async ({ params }) => remove(null, params.signIn))

  const owned = async (caller: Parameters<typeof requireRole>[1], reference: string) =>
    (await requireRole(organisations, caller, reference, 'owner')).organisation.id

  serve(serving, contract.listSignIns, async ({ caller, params }) =>
    list(await owned(caller, params.organisation)),
  )
  serve(serving, contract.addSignIn, async ({ caller, params, body }) =>
    add(await owned(caller, params.organisation), body),
  )
  serve(serving, contract.changeSignIn, async ({ caller, params, body }) =>
    change(await owned(caller, params.organisation), params.signIn, body),
  )
  serve(serving, contract.removeSignIn, async ({ caller, params }) =>
    remove(await owned(caller, params.organisation), params.signIn),
  )
}
