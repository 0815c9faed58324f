import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { identity, issuing, type OperationShape, organisations, trust, verifying } from '@rucksack/contract'
import { ApiProblem, type Client, type Request } from '@rucksack/contract/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundHost } from './found-host.ts'
import { type Host, startHost } from './host.ts'

const long = process.env['LONG'] === '1'
const rotations = long ? 4 : 2
const writers = 8
const operatorMain = fileURLToPath(new URL('../.build/server/operator.js', import.meta.url))
const newKey = () => randomBytes(32).toString('base64url')

let host: Host
let key = newKey()
let operator: Client
let achievement: string
beforeAll(async () => {
  host = await startHost({ SECRET_KEY: key })
  const founded = await foundHost(host)
  operator = founded.operator
  achievement = founded.achievement
})
afterAll(() => host.stop())

/** Ask until the host is there to answer. */
async function ask<O extends OperationShape>(operation: O, request: Request<O>) {
  for (const until = Date.now() + 60_000; ; await new Promise(resolve => setTimeout(resolve, 100))) {
    try {
      return await operator(operation, request)
    } catch (cause) {
      const comesBack =
        cause instanceof ApiProblem &&
        ['unreachable', 'unavailable', 'idempotency-in-flight'].includes(cause.code)
      if (!comesBack || Date.now() > until) throw cause
    }
  }
}

/** An operator command on the machine of the host. */
async function command(env: Record<string, string>, ...words: string[]): Promise<string> {
  const { PATH = '', HOME = '/' } = process.env
  const child = spawn(process.execPath, [operatorMain, ...words], {
    env: { PATH, HOME, DATA_DIR: host.dataDir, ...env },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', part => (text += part))
  const code = await new Promise(resolve => child.once('close', resolve))
  if (code !== 0) throw new Error(text)
  return text
}

test('the keys of issuer and host are replaced while awards go on: none fails, none is lost, everybody stays signed in', {
  timeout: 900_000,
}, async () => {
  const organisation = 'riverside-library'
  const params = { organisation }
  const domain = await operator(trust.addDomain, { params, body: { domain: 'library.example' } })
  const address = `${randomBytes(6).toString('hex')}@learner.example`
  const first = await operator(issuing.award, {
    params: { achievement },
    body: { recipient: { email: address } },
  })
  let stop = false
  const made: { id: string; email: string }[] = []
  const failures: unknown[] = []
  const writing = Array.from({ length: writers }, async (_, writer) => {
    for (let n = 0; !stop; n++) {
      const email = `rotation-${writer}-${n}@learner.example`
      try {
        const { id } = await ask(issuing.award, {
          params: { achievement },
          body: { recipient: { email } },
          idempotencyKey: `${writer}-${n}`,
        })
        made.push({ id, email })
      } catch (cause) {
        failures.push(cause)
      }
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  })

  for (let rotation = 0; rotation < rotations; rotation++) {
    await ask(organisations.rotateIssuerKey, { params })
    const before = key
    key = newKey()
    await host.end()
    await host.again({ SECRET_KEY: key, SECRET_KEY_OLD: before })
    await new Promise(resolve => setTimeout(resolve, 500))
    expect(await command({ SECRET_KEY: key, SECRET_KEY_OLD: before }, 'secret-key', 'renew')).toMatch(
      /^[1-9]\d* things/,
    )
    // The key before is gone for good.
    await host.end()
    await host.again({ SECRET_KEY: key, SECRET_KEY_OLD: '' })
  }
  stop = true
  await Promise.all(writing)
  expect(failures).toEqual([])
  expect(made.length).toBeGreaterThan(rotations * writers)

  // Whoever was signed in still is, and everything sealed still opens.
  expect((await operator(identity.readMe, {})).operator).toBe(true)
  const read = await operator(issuing.readAward, { params: { award: first.id } })
  expect(read).toMatchObject({ recipient: { value: address }, claimLink: first.claimLink })
  const found = await operator(issuing.listAwards, { params, query: { q: address } })
  expect(found.items.map(each => each.id)).toEqual([first.id])
  const { items: domains } = await operator(trust.listDomains, { params })
  expect(domains.map(each => each.record.value)).toEqual([domain.record.value])
  expect(new Set(made.map(each => each.id)).size).toBe(made.length)
  for (const { id, email } of made) {
    const award = await operator(issuing.readAward, { params: { award: id } })
    expect(award.recipient.value).toBe(email)
  }
  const every = long ? 1 : Math.ceil(made.length / 40)
  for (const { id } of made.filter((_, at) => at % every === 0)) {
    const bytes = await (await fetch(`${host.url}/awards/${id}.json`)).text()
    // Who is signed in may have as many judged as were made.
    const { verdict } = await operator(verifying.verifyBadge, { bytes, mediaType: 'application/vc+ld+json' })
    expect(verdict).toBe('valid')
  }
})

test('a host whose earlier key is still needed says so instead of starting without it', async () => {
  const before = key
  key = newKey()
  await host.end()
  await host.again({ SECRET_KEY: key, SECRET_KEY_OLD: before })
  await host.end()
  await expect(host.again({ SECRET_KEY: key, SECRET_KEY_OLD: '' })).rejects.toThrow(/SECRET_KEY_OLD/)
  await host.again({ SECRET_KEY: key, SECRET_KEY_OLD: before })
})
