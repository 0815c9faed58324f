import { ConfigError } from '../env.ts'
import { loginLink } from './login-link.ts'
import { openOperator } from './open-operator.ts'
import { readArguments } from './read-arguments.ts'
import { createToken } from './token.ts'
import { promoteUser, resetUser } from './user.ts'

const usage = `Commands for the operator, on the machine of the host (running or not):
  npm run rucksack -- login-link ADDRESS                      a link that signs this person in once
  npm run rucksack -- token create --email ADDRESS --scopes a,b [--name NAME] [--days N]
  npm run rucksack -- user operator ADDRESS                   let this person operate the host too
  npm run rucksack -- user reset ADDRESS                      end every session, token and passkey of a person
`

/** Run one operator verb; the answer goes to standard output, everything else to standard error. */
async function run(words: string[]): Promise<number> {
  const { plain, named } = readArguments(words)
  const [verb, second, third] = plain
  const operator = await openOperator()
  try {
    if (verb === 'login-link' && second !== undefined) return await loginLink(operator, second)
    if (verb === 'token' && second === 'create') return await createToken(operator, named)
    if (verb === 'user' && second === 'operator' && third !== undefined)
      return await promoteUser(operator, third)
    if (verb === 'user' && second === 'reset' && third !== undefined) return await resetUser(operator, third)
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
