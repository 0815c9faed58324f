import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { Problem } from '../problem.ts'
import { secretsFrom } from '../secrets.ts'
import {
  type Answer,
  beginOnce,
  fingerprint,
  finishOnce,
  forgetOnce,
  sweepIdempotency,
} from './idempotency.ts'

let house: TestDatabase
const secrets = secretsFrom('a secret key for tests that is long enough')

beforeAll(async () => {
  house = await startTestDatabase()
})
afterAll(async () => await house.stop())

const use = (key: string, body = '{}', caller = 'ada') => ({
  caller,
  key,
  fingerprint: fingerprint('award', '/api/v1/awards', Buffer.from(body)),
})

const begin = (one: ReturnType<typeof use>) => beginOnce(house.db, house.clock, secrets, one)
const finish = (one: ReturnType<typeof use>, answer: Answer) => finishOnce(house.db, secrets, one, answer)

/** What serving does with a key: run the work once, or give the answer that it had. */
async function once(one: ReturnType<typeof use>, work: () => Promise<string>): Promise<Answer> {
  const known = await begin(one)
  if (known) return known
  const answer = { status: 201, body: Buffer.from(await work()) }
  await finish(one, answer)
  return answer
}

const codeOf = (cause: unknown) => (cause instanceof Problem ? cause.code : String(cause))

test('the same key fifty times at once does the work once, and everybody hears the same answer', async () => {
  let done = 0
  const work = async () => {
    await new Promise(resolve => setTimeout(resolve, 100))
    return `award ${++done}`
  }
  const answers = await Promise.all(Array.from({ length: 50 }, () => once(use('fifty'), work)))
  expect(done).toBe(1)
  expect(new Set(answers.map(({ status, body }) => `${status} ${body}`))).toEqual(new Set(['201 award 1']))
})

test('another key does the work again', async () => {
  let done = 0
  const work = async () => `award ${++done}`
  await once(use('one'), work)
  await once(use('two'), work)
  expect(done).toBe(2)
})

test('the same key with another body, path or operation is a mistake and is told so', async () => {
  await once(use('changed', '{"a":1}'), async () => 'first')
  await expect(begin(use('changed', '{"a":2}')).catch(codeOf)).resolves.toBe('idempotency-mismatch')
  const elsewhere = {
    caller: 'ada',
    key: 'changed',
    fingerprint: fingerprint('award', '/other', Buffer.from('{"a":1}')),
  }
  await expect(begin(elsewhere).catch(codeOf)).resolves.toBe('idempotency-mismatch')
  expect((await begin(use('changed', '{"a":1}')))?.body.toString()).toBe('first')
})

test('the same key of another person is another key', async () => {
  let done = 0
  const work = async () => `award ${++done}`
  await once(use('shared', '{}', 'ada'), work)
  await once(use('shared', '{}', 'grace'), work)
  expect(done).toBe(2)
  expect((await begin(use('shared', '{}', 'ada')))?.body.toString()).toBe('award 1')
})

test('a repeat while the first still runs waits for its answer', async () => {
  const one = use('waiting')
  expect(await begin(one)).toBeNull()
  const began = Date.now()
  const second = begin(one)
  setTimeout(() => void finish(one, { status: 200, body: Buffer.from('late') }), 400)
  expect((await second)?.body.toString()).toBe('late')
  expect(Date.now() - began).toBeGreaterThanOrEqual(380)
})

test('a first one that does not come to an end is not waited for beyond ten seconds', async () => {
  const one = use('stuck')
  expect(await begin(one)).toBeNull()
  const began = Date.now()
  const cause = await begin(one).catch((each: unknown) => each)
  expect(cause).toMatchObject({ code: 'idempotency-in-flight', extras: { retryAfter: 2 } })
  expect(Date.now() - began).toBeGreaterThan(9_500)
})

test('a first one that died with its process gives way after a minute, to one taker', async () => {
  const one = use('dead')
  expect(await begin(one)).toBeNull()
  house.clock.advance(61_000)
  let takers = 0
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      once(one, async () => {
        takers++
        return 'taken over'
      }),
    ),
  )
  expect(takers).toBe(1)
  expect(new Set(answers.map(({ body }) => body.toString()))).toEqual(new Set(['taken over']))
})

test('work that failed leaves its key free for another try', async () => {
  const one = use('failed')
  expect(await begin(one)).toBeNull()
  await forgetOnce(house.db, one)
  expect((await once(one, async () => 'now it works')).body.toString()).toBe('now it works')
})

test('answers lie sealed, and are forgotten after two days', async () => {
  await once(use('sealed'), async () => 'rsk_a-very-secret-token')
  const { rows } = await house.pool.query('select body from platform_idempotency where key = $1', ['sealed'])
  expect(Buffer.from(rows[0].body).includes('rsk_')).toBe(false)
  await sweepIdempotency(house.db, house.clock)
  expect(await begin(use('sealed'))).not.toBeNull()
  house.clock.advance(2 * 86_400_000 + 1_000)
  await sweepIdempotency(house.db, house.clock)
  expect(await begin(use('sealed'))).toBeNull()
})
