import { resetAccount } from '../capabilities/identity/index.ts'
import { ConfigError } from '../env.ts'
import type { Operator } from './open-operator.ts'

/** End every session, token and passkey of a person, for an account that fell into wrong hands. */
export async function resetUser({ identity }: Operator, email: string): Promise<number> {
  if (!(await resetAccount(identity, email))) throw new ConfigError(`Nobody here has the address ${email}.`)
  process.stdout.write(`Every session, token and passkey of ${email} has ended. They sign in anew by mail.\n`)
  return 0
}
