import type { Scope } from '@rucksack/contract'
import { appPasswordById, type Holder } from '../../capabilities/identity/index.ts'
import type { Caller } from '../../platform/http/caller.ts'
import type { Badgr } from './badgr.ts'

const lifeSeconds = { access: 86_400, refresh: 604_800 } as const
const prefixes = { access: 'bga_', refresh: 'bgr_' } as const
const purpose = 'badgr-token'

type Use = keyof typeof prefixes

/** What was granted: Badgr's words for it, and what they mean here. */
export type Grant = { words: string[]; scopes: Scope[] }

/** What a program is handed: sealed, since nothing of it needs to be kept; both are dead with their app password. */
export function makeTokens(door: Badgr, password: string, { words, scopes }: Grant) {
  const seal = (use: Use) => {
    const ends = door.identity.clock.now().getTime() + lifeSeconds[use] * 1000
    const plain = Buffer.from(JSON.stringify({ use, password, words, scopes, ends }))
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

/** The app password behind a token of ours, and what was granted; null when either does not hold any more. */
export async function openToken(
  door: Badgr,
  use: Use,
  token: string,
): Promise<{ holder: Holder; grant: Grant } | null> {
  const held = token.startsWith(prefixes[use]) ? unsealed(door, token.slice(prefixes[use].length)) : null
  if (held === null || held.use !== use || held.ends <= door.identity.clock.now().getTime()) return null
  const holder = await appPasswordById(door.identity, held.password)
  return holder && { holder, grant: { words: held.words, scopes: held.scopes } }
}

/** Who knocks with an access token of ours. */
export async function callerOfDoorToken(door: Badgr, token: string): Promise<Caller | null> {
  const opened = await openToken(door, 'access', token)
  return opened && { ...opened.holder.caller, scopes: opened.grant.scopes }
}

type Held = Grant & { use: Use; password: string; ends: number }

function unsealed({ identity }: Badgr, text: string): Held | null {
  try {
    // Only this host can have sealed it, so it has the shape that `makeTokens` gave it.
    return JSON.parse(identity.secrets.open(purpose, Buffer.from(text, 'base64url')).toString('utf8'))
  } catch {
    return null
  }
}
