import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Post, startPost } from '../testing/index.ts'
import { startTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { runJobs } from './jobs.ts'
import { makeLog } from './log.ts'
import { oneAddress, smtpMailer } from './mail.ts'
import { queueMail } from './queue-mail.ts'
import { secretsFrom } from './secrets.ts'
import { mailTask } from './send-mail.ts'

let house: TestDatabase
let post: Post
const secrets = secretsFrom('a secret key for tests that is long enough')

beforeAll(async () => {
  house = await startTestDatabase()
  post = await startPost()
})
afterAll(async () => {
  await house.stop()
  await post.stop()
})

const ordering = () => ({ secrets, clock: house.clock })
const order = (to: string) => ({ kind: 'sign-in', to, locale: 'en', data: { code: '123456' } })

async function running(work: () => Promise<void>, tried: string[] = []): Promise<void> {
  const mailer = smtpMailer(post.url, 'Badges <badges@city.example>')
  const task = mailTask({
    db: house.db,
    clock: house.clock,
    log: makeLog('silent'),
    undelivered: async () => {},
    secrets,
    mailer: {
      ...mailer,
      async send(message) {
        tried.push(message.messageId)
        await mailer.send(message)
      },
    },
    host: 'city.example',
    picture: async () => Buffer.from('picture'),
    write: async ({ data }) => ({ subject: 'Hello', text: `Code ${data['code']}`, html: '<p>Hello</p>' }),
  })
  const jobs = await runJobs(house.db, house.pool, house.clock, { mail: task }, makeLog('silent'))
  try {
    await work()
  } finally {
    await jobs.stop()
    mailer.close()
  }
}

test('a mail that the server puts off is tried again under the same Message-ID and arrives once', async () => {
  const tried: string[] = []
  await running(async () => {
    post.refuse(1)
    await queueMail(ordering(), house.db, order('ada@learner.example'))
    await expect.poll(() => post.letters.length, { timeout: 20_000 }).toBe(1)
  }, tried)
  expect(tried).toHaveLength(2)
  expect(new Set(tried).size).toBe(1)
  expect(post.last('ada@learner.example')).toMatchObject({
    from: 'badges@city.example',
    subject: 'Hello',
    text: 'Code 123456',
    messageId: tried[0],
  })
})

test('a picture of the mail travels inside it', async () => {
  await running(async () => {
    const picture = { sha256: 'a', mediaType: 'image/png' }
    await queueMail(ordering(), house.db, { ...order('grace@learner.example'), picture })
    await expect
      .poll(() => post.letters.some(each => each.to === 'grace@learner.example'), { timeout: 20_000 })
      .toBe(true)
  })
  expect(post.last('grace@learner.example').attachments).toMatchObject([
    { cid: 'badge', contentType: 'image/png' },
  ])
})

test('an order lies sealed while it waits: neither address nor code can be read in the database', async () => {
  await queueMail(ordering(), house.db, order('lin@learner.example'), {
    runAt: new Date(Date.now() + 3_600_000),
  })
  const { rows } = await house.pool.query('select payload::text as text from graphile_worker._private_jobs')
  expect(rows).toHaveLength(1)
  expect(rows[0].text).not.toMatch(/lin@|learner|123456/)
})

test.each([
  '"a@evil.example x"@school.example',
  'a@evil.example,b@school.example',
  'a@evil.example b@school.example',
  'Ada <ada@school.example>',
  'ada@school.example\nBcc: eve@evil.example',
  'ada@school.example\u0000',
  'ada@(comment)school.example',
  'ada@[127.0.0.1]',
  'ada',
  '@school.example',
  'a@b@c',
])('%j is not one plain address, so nothing is sent', async address => {
  expect(() => oneAddress(address)).toThrow()
  const mailer = smtpMailer(post.url, 'badges@city.example')
  const before = post.letters.length
  const message = { to: address, subject: 's', text: 't', html: 'h', messageId: '<a@b>' }
  await expect(mailer.send(message)).rejects.toThrow()
  expect(post.letters).toHaveLength(before)
  mailer.close()
})

test.each(['ada@school.example', "o'hara+badges@school.example", 'ünï@schule.example'])(
  '%s is one plain address',
  address => {
    expect(oneAddress(address)).toBe(address)
  },
)
