import type { Db } from '../../platform/db.ts'
import { inTransaction } from '../../platform/db.ts'
import { hashSecret, isUuid, secretToken, uuidv7 } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { personWithAddress } from './addresses.ts'
import { lifeMs, safePath, startAttempt } from './attempts.ts'
import { own } from './identity.ts'
import { judgeAddress } from './judge-address.ts'
import { askProvider, readAnswer } from './openid.ts'
import { personFor } from './people.ts'
import type { Claims, ProviderRow } from './school.ts'
import { linkAccount, linkedPerson } from './school-accounts.ts'
import type { SchoolIdentity } from './school-identity.ts'

export type Begun = { url: string; browser: string }

/** Send a browser to a provider; `person` links the account there to theirs. Throws `school-not-found`. */
export async function beginSchoolSignIn(
  identity: SchoolIdentity,
  id: string,
  visit: { next: string; hint: string | null; person: string | null; again: boolean },
): Promise<Begun> {
  const provider = await enabledProvider(identity, id)
  const { url, state, nonce, verifier } = await askProvider(identity, provider, visit.hint, visit.again)
  const now = identity.clock.now()
  const browser = secretToken()
  await own(identity.db)
    .insertInto('identity_school_attempts')
    .values({
      id: uuidv7(now),
      provider_id: provider.id,
      state_hash: hashSecret(state),
      browser_hash: hashSecret(browser),
      sealed: seal(identity, { nonce, verifier }),
      next: safePath(visit.next),
      person_id: visit.person,
      used_at: null,
      link_hash: null,
      expires_at: new Date(now.getTime() + lifeMs),
    })
    .execute()
  return { url: url.href, browser }
}

export type Returned =
  | { kind: 'signed-in'; person: string; next: string }
  /** The address must be proved by mail first; then the browser goes on to `/sign-in/school/finish`. */
  | { kind: 'prove'; attempt: string; email: string; school: string; next: string }

/**
 * Take in what a provider sent the browser back with. One statement uses up the attempt, so a repeated state or
 * code is refused; the cookie of the browser that began must be there. Throws `school-sign-in-ended`,
 * `school-refused`, `school-unreachable` and what `judgeAddress` throws.
 */
export async function finishSchoolSignIn(
  identity: SchoolIdentity,
  back: { query: string; state: string; browser: string; caller: string | null; locale: string },
): Promise<Returned> {
  const attempt = await own(identity.db)
    .updateTable('identity_school_attempts')
    .set({ used_at: identity.clock.now() })
    .where('state_hash', '=', hashSecret(back.state))
    .where('browser_hash', '=', hashSecret(back.browser))
    .where('used_at', 'is', null)
    .where('expires_at', '>', identity.clock.now())
    .returningAll()
    .executeTakeFirst()
  if (!attempt || attempt.person_id !== (attempt.person_id && back.caller))
    throw new Problem('school-sign-in-ended')
  const provider = await enabledProvider(identity, attempt.provider_id)
  const { nonce, verifier } = open(identity, attempt.sealed)
  const claims = await readAnswer(identity, provider, back.query, {
    state: back.state,
    nonce: String(nonce),
    verifier: String(verifier),
  })
  const known = await linkedPerson(identity.db, provider.id, claims.sub)
  if (attempt.person_id !== null && known !== null && known !== attempt.person_id)
    throw new Problem('school-account-taken')
  const address = await judgeAddress(identity, provider, claims, known !== null)
  const visit = { provider, claims, email: address.email, locale: back.locale, next: attempt.next }
  const mine = known ?? attempt.person_id
  if (mine !== null) return await enter(identity, mine, visit)
  const { email } = address
  if (email === null) throw new Problem('school-address-missing')
  const holder = await personWithAddress(identity.db, email)
  if (holder === null && address.vouched) {
    const name = typeof claims['name'] === 'string' ? claims['name'].trim().slice(0, 200) || null : null
    return await enter(identity, await personFor(identity, email, back.locale, name), visit)
  }
  if (holder !== null && holder === back.caller) return await enter(identity, holder, visit)
  return await askForProof(identity, attempt.id, { ...visit, email })
}

/** After the proof by mail: link the account that waits, if this browser and this person are those it waits for. */
export async function finishProof(
  identity: SchoolIdentity,
  back: { secret: string; browser: string; caller: string; locale: string },
): Promise<string | null> {
  const attempt = await own(identity.db)
    .deleteFrom('identity_school_attempts')
    .where('link_hash', '=', hashSecret(back.secret))
    .where('browser_hash', '=', hashSecret(back.browser))
    .where('expires_at', '>', identity.clock.now())
    .returningAll()
    .executeTakeFirst()
  if (!attempt) return null
  const { claims, email } = open(identity, attempt.sealed)
  if (typeof email !== 'string' || !isClaims(claims)) return null
  if ((await personWithAddress(identity.db, email)) !== back.caller) return null
  const provider = await enabledProvider(identity, attempt.provider_id)
  const visit = { provider, claims, email, locale: back.locale, next: attempt.next }
  return (await enter(identity, back.caller, visit)).next
}

type Visit = {
  provider: ProviderRow
  claims: Claims & { sub: string }
  email: string | null
  locale: string
  next: string
}

async function enter(
  identity: SchoolIdentity,
  person: string,
  visit: Visit,
): Promise<Extract<Returned, { person: string }>> {
  return await inTransaction(identity.db, async trx => {
    await linkAccount(identity, trx, person, visit)
    const land = await identity.school.signedIn(trx, {
      provider: visit.provider.id,
      person,
      claims: visit.claims,
    })
    return { kind: 'signed-in', person, next: visit.next === '/' ? (land ?? '/') : visit.next }
  })
}

async function askForProof(
  identity: SchoolIdentity,
  attempt: string,
  visit: Visit & { email: string },
): Promise<Returned> {
  const secret = secretToken()
  const { claims, email, next } = visit
  await own(identity.db)
    .updateTable('identity_school_attempts')
    .set({
      link_hash: hashSecret(secret),
      sealed: seal(identity, { claims, email }),
      expires_at: new Date(identity.clock.now().getTime() + lifeMs),
    })
    .where('id', '=', attempt)
    .execute()
  const started = await startAttempt(identity, {
    kind: 'sign-in',
    email,
    next: `/sign-in/school/finish?secret=${secret}`,
    person: null,
    locale: visit.locale,
  })
  return { kind: 'prove', attempt: started.attempt, email, school: visit.provider.name, next }
}

async function enabledProvider({ db }: SchoolIdentity, id: string): Promise<ProviderRow> {
  const provider = isUuid(id)
    ? await own(db)
        .selectFrom('identity_providers')
        .selectAll()
        .where('id', '=', id)
        .where('enabled', '=', true)
        .executeTakeFirst()
    : undefined
  if (!provider) throw new Problem('school-not-found')
  return provider
}

const seal = ({ secrets }: SchoolIdentity, what: Record<string, unknown>) =>
  secrets.seal('school-attempt', Buffer.from(JSON.stringify(what)))

function open({ secrets }: SchoolIdentity, sealed: Buffer): Record<string, unknown> {
  const value: unknown = JSON.parse(secrets.open('school-attempt', sealed).toString())
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

const isClaims = (value: unknown): value is Claims & { sub: string } =>
  typeof value === 'object' && value !== null && 'sub' in value && typeof value.sub === 'string'

/** Attempts that ended are forgotten, and with them what providers said of people. */
export async function sweepSchoolAttempts(db: Db, now: Date): Promise<void> {
  await own(db).deleteFrom('identity_school_attempts').where('expires_at', '<', now).execute()
}
