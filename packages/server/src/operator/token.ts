import { type Scope, scopes } from '@rucksack/contract'
import { isEmail, makeToken, personFor } from '../capabilities/identity/index.ts'
import { ConfigError } from '../env.ts'
import type { Operator } from './open-operator.ts'

/** Make a personal access token and print its secret, this once. */
export async function createToken({ identity }: Operator, named: Record<string, string>): Promise<number> {
  const email = named['email'] ?? ''
  if (!isEmail(email)) throw new ConfigError('--email ADDRESS says whose token it is.')
  const wanted = (named['scopes'] ?? '')
    .split(',')
    .map(each => each.trim())
    .filter(Boolean)
  const wrong = wanted.filter(each => !isScope(each))
  if (wanted.length === 0 || wrong.length > 0)
    throw new ConfigError(
      `--scopes takes one or more of ${scopes.join(',')}${wrong.length > 0 ? `; not ${wrong.join(', ')}` : ''}.`,
    )
  const days = Number(named['days'] ?? 90)
  if (!Number.isInteger(days) || days < 1 || days > 730)
    throw new ConfigError('--days takes a number from 1 to 730.')
  const person = await personFor(identity, email, null)
  const { token, secret } = await makeToken(
    identity,
    person,
    named['name'] ?? 'Command line',
    wanted.filter(isScope),
    days,
  )
  process.stderr.write(`Token for ${email}, until ${token.expiresAt ?? 'it is revoked'}:\n`)
  process.stdout.write(`${secret}\n`)
  return 0
}

const isScope = (text: string): text is Scope => (scopes as readonly string[]).includes(text)
