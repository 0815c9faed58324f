import { ApiProblem } from '@rucksack/contract/client'

/** The code of the problem a call ends in, or `ok`. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  return await call.then(
    () => 'ok',
    (cause: unknown) => {
      if (cause instanceof ApiProblem) return cause.code
      throw cause
    },
  )
}
