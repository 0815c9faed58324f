import { isEmail, makeLoginLink } from '../capabilities/identity/index.ts'
import { ConfigError } from '../env.ts'
import type { Operator } from './open-operator.ts'

/** Print a link that signs a person in once; they are made if they are new. */
export async function loginLink({ identity }: Operator, email: string): Promise<number> {
  if (!isEmail(email)) throw new ConfigError(`"${email}" is not a mail address.`)
  const { link, minutes } = await makeLoginLink(identity, email)
  process.stderr.write(`Open this within ${minutes} minutes; it works once:\n`)
  process.stdout.write(`${link}\n`)
  return 0
}
