import { ConfigError } from '../env.ts'
import { loginLink } from './login-link.ts'
import { openOperator } from './open-operator.ts'
import { readArguments } from './read-arguments.ts'
import { newSecretKey, renewSecretKey } from './secret-key.ts'
import { createToken } from './token.ts'
import { promoteUser, resetUser } from './user.ts'

const usage = `Commands for the operator, on the machine of the host (running or not):
  npm run rucksack -- login-link ADDRESS                      a link that signs this person in once
  npm run rucksack -- token create --email ADDRESS --scopes a,b [--name NAME] [--days N]
  npm run rucksack -- user operator ADDRESS                   let this person operate the host too
  npm run rucksack -- user reset ADDRESS                      end every session, token and passkey of a person
  npm run rucksack -- secret-key new                          make a new secret key; the host uses it from its next start
  npm run rucksack -- secret-key renew                        seal everything with the key of today, so that old ones can go
`

/** Run one operator verb; the answer goes to standard output, everything else to standard error. */
async function run(words: string[]): Promise<number> {
  const { plain, named } = readArguments(words)
  const [verb, second, third] = plain
  if (verb === 'secret-key' && second === 'new') return newSecretKey()
  const operator = await openOperator()
  try {
    if (verb === 'login-link' && second !== undefined) return await loginLink(operator, second)
    if (verb === 'token' && second === 'create') return await createToken(operator, named)
    if (verb === 'user' && second === 'operator' && third !== undefined)
      return await promoteUser(operator, third)
    if (verb === 'user' && second === 'reset' && third !== undefined) return await resetUser(operator, third)
    if (verb === 'secret-key' && second === 'renew') return await renewSecretKey(operator)
    process.stderr.write(usage)
    return 2
  } finally {
    await operator.close()
  }
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (cause) {
  process.stderr.write(`rucksack: ${cause instanceof Error ? cause.message : String(cause)}\n`)
  process.exitCode = cause instanceof ConfigError ? 2 : 1
}
