import { everywhere, type OperationShape, problems } from '@rucksack/contract'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

const ajv = new Ajv2020({ strict: false })
addFormats.default(ajv)

/** Hold an answer against the contract: its status, its body, and for a problem its code. Throws when it does not fit. */
export async function checkAnswer(operation: OperationShape, answer: Response): Promise<void> {
  if (answer.status >= 400) return await checkProblem(operation, answer)
  const expected = operation.response[answer.status]
  if (expected === undefined)
    throw new Error(`${operation.operationId} answered ${answer.status}, which the contract does not name`)
  if (expected === 'none') {
    if ((await answer.text()) !== '') throw new Error(`${operation.operationId} answered with a body`)
  } else if (expected !== 'binary') {
    const body: unknown = await answer.json()
    const validate = ajv.compile(expected)
    if (!validate(body))
      throw new Error(
        `${operation.operationId} answered ${ajv.errorsText(validate.errors)}: ${JSON.stringify(body).slice(0, 500)}`,
      )
  }
}

const ofAccess = [
  'not-signed-in',
  'token-refused',
  'scope-missing',
  'operators-only',
  'cross-site-refused',
] as const
const ofBodies = [
  'media-type-unsupported',
  'too-large',
  'idempotency-mismatch',
  'idempotency-in-flight',
  'validation-failed',
] as const

async function checkProblem(operation: OperationShape, answer: Response): Promise<void> {
  const type = answer.headers.get('content-type')
  if (!type?.startsWith('application/problem+json'))
    throw new Error(`${operation.operationId} answered ${answer.status} as ${type}`)
  const body: unknown = await answer.json()
  const code = typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : ''
  const allowed: readonly string[] = [...operation.problems, ...everywhere, ...ofAccess, ...ofBodies]
  if (!allowed.includes(code))
    throw new Error(`${operation.operationId} answered the problem ${code}, which the contract does not name`)
  if (!(code in problems)) throw new Error(`${code} is no problem of the contract`)
}
