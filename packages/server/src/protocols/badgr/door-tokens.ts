import type { Scope } from '@rucksack/contract'
import { appPasswordById, type Holder } from '../../capabilities/identity/index.ts'
import type { Caller } from '../../platform/http/caller.ts'
import type { Badgr } from './badgr.ts'
import { beginFamily, type Family, familyLives, nextInFamily } from './families.ts'

const lifeSeconds = { access: 86_400, refresh: 604_800 } as const
const prefixes = { access: 'bga_', refresh: 'bgr_' } as const
const purpose = 'badgr-token'

type Use = keyof typeof prefixes

/** What was granted: Badgr's words for it, and what they mean here. */
export type Grant = { words: string[]; scopes: Scope[] }

const endOf = (door: Badgr, use: Use) =>
  new Date(door.identity.clock.now().getTime() + lifeSeconds[use] * 1000)

/** The first tokens of an app password, and of a family of their own. */
export async function firstTokens(door: Badgr, password: string, grant: Grant) {
  return makeTokens(door, password, grant, await beginFamily(door.identity, endOf(door, 'refresh')))
}

/** Tokens for a refresh token, which is used up; null, and all of its family dead, when it was used before. */
export async function nextTokens(door: Badgr, { holder, family }: Opened, grant: Grant) {
  const next = await nextInFamily(door.identity, family, endOf(door, 'refresh'))
  return next && makeTokens(door, holder.id, grant, next)
}

export type Tokens = ReturnType<typeof makeTokens>

/** What a program is handed: sealed, since nothing of it needs to be kept; both are dead with their app password. */
function makeTokens(door: Badgr, password: string, { words, scopes }: Grant, family: Family) {
  const seal = (use: Use) => {
    const ends = endOf(door, use).getTime()
    const plain = Buffer.from(JSON.stringify({ use, password, words, scopes, family, ends }))
    return prefixes[use] + door.identity.secrets.seal(purpose, plain).toString('base64url')
  }
  return {
    access_token: seal('access'),
    token_type: 'Bearer',
    expires_in: lifeSeconds.access,
    refresh_token: seal('refresh'),
    scope: words.join(' '),
  }
}

export type Opened = { holder: Holder; grant: Grant; family: Family }

/** The app password behind a token of ours, and what was granted; null when either does not hold any more. */
export async function openToken(door: Badgr, use: Use, token: string): Promise<Opened | null> {
  const held = token.startsWith(prefixes[use]) ? unsealed(door, token.slice(prefixes[use].length)) : null
  if (held === null || held.use !== use || held.ends <= door.identity.clock.now().getTime()) return null
  if (!(await familyLives(door.identity, held.family.id))) return null
  const holder = await appPasswordById(door.identity, held.password)
  return holder && { holder, grant: { words: held.words, scopes: held.scopes }, family: held.family }
}

/** Who knocks with an access token of ours. */
export async function callerOfDoorToken(door: Badgr, token: string): Promise<Caller | null> {
  const opened = await openToken(door, 'access', token)
  return opened && { ...opened.holder.caller, scopes: opened.grant.scopes }
}

type Held = Grant & { use: Use; password: string; family: Family; ends: number }

function unsealed({ identity }: Badgr, text: string): Held | null {
  try {
    // Only this host can have sealed it, so it has the shape that `makeTokens` gave it.
    return JSON.parse(identity.secrets.open(purpose, Buffer.from(text, 'base64url')).toString('utf8'))
  } catch {
    return null
  }
}
