import { createServer, type Server } from 'node:net'
import { awardBatches, issuing } from '@rucksack/contract'
import type { Achievement } from '@rucksack/contract/issuing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PostFault, startTestHost, type TestHost, type Visitor } from '../testing/index.ts'

const long = process.env['LONG'] === '1'
const many = long ? 400 : 36
const minuteMs = 60_000

let host: TestHost
let owner: Visitor
let achievement: Achievement
beforeAll(async () => {
  host = await startTestHost({ LOG_LEVEL: 'silent' })
  const made = await host.verbs.issuer()
  owner = made.owner
  achievement = made.achievement
})
afterAll(() => host.stop())

async function awardTo(addresses: string[]) {
  const batch = await owner.call(awardBatches.createAwardBatch, {
    query: { achievement: achievement.id, start: true },
    bytes: addresses.join('\n'),
    mediaType: 'text/plain',
  })
  await host.settle()
  return batch.id
}

const addresses = (name: string, count: number) =>
  Array.from({ length: count }, (_, n) => `${name}-${n}@learner.example`)
const mailsTo = (name: string) => host.post.letters.filter(letter => letter.to.startsWith(`${name}-`))
const reached = (name: string) => new Set(mailsTo(name).map(letter => letter.to)).size

/** Let time go on in steps until it is so, or the time is over. */
async function timePasses(done: () => boolean, stepMs: number, mostMs: number): Promise<void> {
  for (let passed = 0; passed < mostMs && !done(); passed += stepMs) {
    host.clock.advance(stepMs)
    await host.settle()
  }
}

/** Each address meets these faults in its first tries, and then no more. */
function firstTries(faults: (n: number) => PostFault[]): { met: PostFault[] } {
  const tries = new Map<string, number>()
  const met: PostFault[] = []
  host.post.misbehave(to => {
    const tried = tries.get(to) ?? 0
    tries.set(to, tried + 1)
    const fault = faults(Number(/-(\d+)@/.exec(to)?.[1] ?? 0))[tried] ?? null
    if (fault) met.push(fault)
    return fault
  })
  return { met }
}

const kinds: Record<string, (n: number) => PostFault[]> = {
  'ack-lost': () => ['ack-lost'],
  'drop-data': () => ['drop-data'],
  'put-off': () => ['put-off', 'put-off'],
  slow: () => ['slow'],
  mix: n =>
    (
      [
        ['ack-lost', 'put-off'],
        ['drop-data'],
        ['put-off', 'drop-data', 'ack-lost'],
        [],
      ] satisfies PostFault[][]
    )[n % 4] ?? [],
}

test.each(Object.keys(kinds))(
  'with %s every mail arrives, no more often than a receipt was lost, under one Message-ID',
  { timeout: 900_000 },
  async name => {
    const { met } = firstTries(kinds[name] ?? (() => []))
    const count = name === 'mix' ? many : Math.ceil(many / (long ? 10 : 4))
    await awardTo(addresses(name, count))
    await timePasses(() => reached(name) === count, 5 * minuteMs, 48 * 60 * minuteMs)
    host.post.misbehave(null)
    expect(reached(name)).toBe(count)
    expect(met.length).toBeGreaterThan(0)
    expect(mailsTo(name).length - count).toBeLessThanOrEqual(met.filter(each => each === 'ack-lost').length)
    expect(new Set(mailsTo(name).map(letter => letter.messageId)).size).toBe(count)
  },
)

test('an address or a mail that is refused for good is told to the awarder, tried once, and mended by the right address', async () => {
  let tries = 0
  host.post.misbehave(to => {
    if (!to.startsWith('bad-')) return null
    tries++
    return to.startsWith('bad-1@') ? 'refuse-mail' : 'refuse-address'
  })
  const batch = await awardTo([...addresses('bad', 2), ...addresses('good', 2)])
  await timePasses(() => false, 60 * minuteMs, 5 * 60 * minuteMs)
  expect(tries).toBe(2)
  expect(reached('good')).toBe(2)
  const { counts } = await owner.call(awardBatches.readAwardBatch, { params: { batch } })
  expect(counts).toMatchObject({ awarded: 4, undelivered: 2 })
  const report = await owner.call(awardBatches.readAwardBatchReport, { params: { batch } })
  const lines = Buffer.from(report).toString('utf8').split('\r\n')
  const lineOf = (name: string) => lines.find(line => line.includes(name))
  expect(lineOf('bad-0@')).toContain('could not be delivered: address refused')
  expect(lineOf('bad-1@')).toContain('could not be delivered: mail refused')
  expect(lineOf('good-0@')).not.toContain('could not be delivered')

  const organisation = 'riverside-library'
  const query = { undelivered: true }
  const { items } = await owner.call(issuing.listAwards, { params: { organisation }, query })
  expect(items.map(each => [each.recipient.value, each.undelivered]).sort()).toEqual([
    ['bad-0@learner.example', 'address'],
    ['bad-1@learner.example', 'message'],
  ])
  // The link can still be handed over, and another try forgets what was said.
  const [one] = items
  expect(one?.claimLink).toContain('/claim/')
  host.post.misbehave(null)
  const again = await owner.call(issuing.sendAwardNow, { params: { award: one?.id ?? '' } })
  expect(again.undelivered).toBeNull()
  await host.settle()
  expect(reached('bad')).toBe(1)
})

test('while the mail server is down for a day it is asked once a minute, and then all mail leaves in the order of each badge', {
  timeout: 900_000,
}, async () => {
  const count = long ? 60 : 8
  let asked = 0
  await host.post.kill()
  const down: Server = createServer(socket => {
    asked++
    socket.on('error', () => {})
    socket.end('421 closed\r\n')
  })
  const port = Number(new URL(host.post.url).port)
  await new Promise<void>(resolve => down.listen(port, '127.0.0.1', () => resolve()))
  const batch = await awardTo(addresses('day', count))
  await timePasses(() => false, minuteMs, 5 * minuteMs)
  const { items } = await owner.call(awardBatches.listAwardBatchRows, { params: { batch } })
  for (const { award } of items.slice(0, 4)) {
    await owner.call(issuing.suspendAward, { params: { award: award ?? '' }, body: { reason: 'We look' } })
    await host.settle()
    host.clock.advance(1_000)
  }
  const minutes = long ? 120 : 20
  await timePasses(() => false, minuteMs, minutes * minuteMs)
  await timePasses(() => false, 60 * minuteMs, 24 * 60 * minuteMs)
  expect(asked).toBeGreaterThan(10)
  expect(asked).toBeLessThanOrEqual(minutes + 5 + 24 + 2)
  expect(mailsTo('day')).toHaveLength(0)
  await new Promise<void>(resolve => down.close(() => resolve()))
  await host.post.revive()
  await timePasses(() => mailsTo('day').length === count + 4, minuteMs, 10 * minuteMs)
  expect(mailsTo('day')).toHaveLength(count + 4)
  for (const to of addresses('day', 4)) {
    const [first, second] = host.post.letters.filter(letter => letter.to === to)
    expect(first?.text).not.toContain('We look')
    expect(second?.text).toContain('We look')
  }
})

test('a mail that nobody takes for five days is given up, and the awarder sees it', async () => {
  host.post.misbehave(to => (to.startsWith('never-') ? 'put-off' : null))
  await awardTo(addresses('never', 1))
  await timePasses(() => false, 12 * 60 * minuteMs, 6 * 24 * 60 * minuteMs)
  host.post.misbehave(null)
  const query = { q: 'never-0@learner.example' }
  const { items } = await owner.call(issuing.listAwards, {
    params: { organisation: 'riverside-library' },
    query,
  })
  expect(items.map(each => each.undelivered)).toEqual(['gave-up'])
})
