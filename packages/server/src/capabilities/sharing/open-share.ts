import type { FastifyReply, FastifyRequest } from 'fastify'
import { takeFrom } from '../../platform/http/rate-limit.ts'
import { Problem } from '../../platform/problem.ts'
import { type BadgeRow, findBadge } from '../backpack/index.ts'
import { isMember } from './groups.ts'
import { isPassword } from './passwords.ts'
import { findShare } from './share.ts'
import type { ShareRow, Sharing } from './sharing.ts'

export type Opened = { share: ShareRow; row: BadgeRow; locked: boolean }

const openDays = 1

/**
 * What a link shows to whoever asks. Throws `not-found` for every link that does not hold, `not-signed-in` where
 * members of a group have to say who they are. `locked` while its password was not given.
 */
export async function openShare(sharing: Sharing, secret: string, request: FastifyRequest): Promise<Opened> {
  const share = await findShare(sharing, secret)
  const row = share ? await findBadge(sharing, share.person_id, share.badge_id).catch(() => null) : null
  if (!share || !row) throw leadsNowhere()
  const { person } = request.caller
  if (share.group_id !== null && person !== share.person_id) {
    if (person === null) throw new Problem('not-signed-in')
    if (!(await isMember(sharing, share.group_id, person))) throw leadsNowhere()
  }
  return { share, row, locked: share.password_hash !== null && !hasKey(sharing, share, request) }
}

/** The same for files, pictures and programs: nothing of what is locked. */
export async function openFile(sharing: Sharing, secret: string, request: FastifyRequest): Promise<Opened> {
  const opened = await openShare(sharing, secret, request)
  if (opened.locked) throw leadsNowhere()
  return opened
}

/** Take a password for a link; whoever knew it may look for a day. Throws `share-password-wrong`. */
export async function unlock(
  sharing: Sharing,
  { share }: Opened,
  password: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (share.password_hash === null) return
  const { db, clock } = sharing
  await takeFrom(db, clock, `share-password:${request.ip}`, 10, 900)
  await takeFrom(db, clock, `share-password:${share.id}`, 200, 3600)
  if (!(await isPassword(password.slice(0, 200), share.password_hash)))
    throw new Problem('share-password-wrong')
  const until = clock.now().getTime() + openDays * 86_400_000
  const key = sharing.secrets.mac('share-key', keyText(share, until)).toString('base64url')
  reply.setCookie(cookieOf(share), `${until}.${key}`, {
    path: '/s/',
    httpOnly: true,
    sameSite: 'lax',
    secure: sharing.publicUrl.startsWith('https:'),
    maxAge: openDays * 86_400,
  })
}

const leadsNowhere = () => new Problem('not-found', { detail: 'This link leads nowhere.' })

const cookieOf = (share: ShareRow) => `share-${share.id.slice(-12)}`

/** Another password makes every key of the one before void. */
const keyText = (share: ShareRow, until: number) => `${share.id} ${share.password_hash} ${until}`

function hasKey({ secrets, clock }: Sharing, share: ShareRow, request: FastifyRequest): boolean {
  const [until = '', key = ''] = (request.cookies[cookieOf(share)] ?? '').split('.')
  if (!(Number(until) > clock.now().getTime())) return false
  return secrets.isMac('share-key', keyText(share, Number(until)), Buffer.from(key, 'base64url'))
}
