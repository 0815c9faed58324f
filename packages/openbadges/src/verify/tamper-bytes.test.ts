import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it, vi } from 'vitest'
import { nodeCrypto } from '../node/node-crypto.ts'
import type { Ports } from '../ports.ts'
import { canonize } from '../testing/index.ts'
import { verify } from './verify.ts'

vi.setConfig({ testTimeout: 900_000 })

const folder = fileURLToPath(new URL('../../../../conformance/fixtures/good/cases/', import.meta.url))
/** Every byte where LONG is set, else some, from another start in each badge. */
const step = process.env['LONG'] ? 1 : 61

type Content = { input: { text?: string; base64?: string }; http: { url: string; text?: string }[] }

/**
 * What is signed as a whole. A hosted badge is replaced by what its host says, whatever was handed in; and a base
 * proof tells its holder by pointers that nobody signed what every part must show.
 */
const badges = readdirSync(folder)
  .filter(name => /^3\.0-|^endorsement|^clr|-signed/.test(name) && !/png|sd-2023-whole/.test(name))
  .flatMap(name => {
    const { input, http }: Content = JSON.parse(readFileSync(folder + name, 'utf8'))
    return input.text === undefined ? [] : [{ name, text: input.text, http }]
  })

const portsOver = (http: Content['http']): Ports => ({
  clock: { now: () => new Date('2026-06-01T00:00:00Z') },
  crypto: nodeCrypto,
  canonize,
  fetcher: async url => {
    const found = http.find(each => each.url === url)
    if (!found) throw new Error(`${url} is not there`)
    return { url, status: 200, contentType: null, body: Buffer.from(found.text ?? '') }
  },
})

it('twenty good badges are there, of every kind of signature', () => {
  expect(badges.length).toBeGreaterThanOrEqual(20)
})

it.each(badges)('no byte of $name can be changed unnoticed', async ({ text, http }) => {
  const ports = portsOver(http)
  const good = await verify(text, ports)
  expect(good.verdict).toBe('valid')
  const missed: string[] = []
  for (let at = text.length % step; at < text.length; at += step) {
    for (const letter of ['x', 'A', '"'].filter(each => each !== text[at]).slice(0, step === 1 ? 1 : 2)) {
      const changed = text.slice(0, at) + letter + text.slice(at + 1)
      const { verdict, notes } = await verify(changed, ports)
      // Beside one that holds, a signature of an unknown kind does no harm, and is told.
      if (verdict === 'valid' && notes.length === good.notes.length)
        missed.push(`${at}: ${text.slice(Math.max(0, at - 20), at + 10)} → ${letter}`)
    }
  }
  expect(missed).toEqual([])
})
