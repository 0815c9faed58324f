import { isEmail, makeOperator, resetAccount } from '../capabilities/identity/index.ts'
import { ConfigError } from '../env.ts'
import type { Operator } from './open-operator.ts'

/** Let a person operate the host too; they are made if they are new. */
export async function promoteUser({ identity }: Operator, email: string): Promise<number> {
  if (!isEmail(email)) throw new ConfigError(`"${email}" is not a mail address.`)
  await makeOperator(identity, email)
  process.stdout.write(`${email} is an operator of this host.\n`)
  return 0
}

/** End every session, token and passkey of a person, for an account that fell into wrong hands. */
export async function resetUser({ identity }: Operator, email: string): Promise<number> {
  if (!(await resetAccount(identity, email))) throw new ConfigError(`Nobody here has the address ${email}.`)
  process.stdout.write(`Every session, token and passkey of ${email} has ended. They sign in anew by mail.\n`)
  return 0
}
