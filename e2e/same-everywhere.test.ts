import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BadgeError, type Report, verify } from 'openbadges'
import { createWorkerCanonizer, ed25519Signer, generateKey, nodeCrypto } from 'openbadges/node'
import { achievementCredential, signDataIntegrity, signJwt } from 'openbadges/sign'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Host, startHost } from './host.ts'

const command = fileURLToPath(new URL('../.build/cli/rucksack.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'rucksack-badges-'))
const { canonize, close } = createWorkerCanonizer({
  workerUrl: new URL('../.build/server/canonize-worker.js', import.meta.url),
})
const ports = {
  canonize,
  crypto: nodeCrypto,
  clock: { now: () => new Date() },
  fetcher: async () => {
    throw new BadgeError('refused', 'Nothing is fetched here.')
  },
}

let host: Host
beforeAll(async () => {
  host = await startHost()
})
afterAll(async () => {
  await host?.stop()
  await close()
  rmSync(folder, { recursive: true, force: true })
})

/** What becomes of a good badge before it is handed in, each of another kind. */
const fates: ((text: string) => string)[] = [
  text => text,
  text => text.replace('Knots', 'Nukes'),
  text => text.slice(0, -9),
  text => text.replace('2026-01-01', '2026-01-02'),
  text => text.replace('"proof"', '"proven"'),
  text => text.replace('AchievementSubject', 'Subject'),
  text => `\n ${text} \n`,
  text => text.replace('did:key:z', 'did:key:Z'),
]

async function badges(): Promise<string[]> {
  const made: string[] = []
  for (let at = 0; at < 1_000; at++) {
    const { secret, publicKeyMultibase } = generateKey()
    const did = `did:key:${publicKeyMultibase}`
    const signer = ed25519Signer(secret, `${did}#${publicKeyMultibase}`)
    const unsigned = achievementCredential({
      id: `urn:uuid:00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
      issuer: { id: did, name: 'School of Sails' },
      achievement: {
        id: `https://school.example/badges/${at % 7}`,
        name: 'Knots',
        description: 'Ties twelve knots.',
        criteria: { narrative: 'Tie them.' },
      },
      recipient: { identityHash: `sha256$${'0'.repeat(64)}`, salt: 'salt' },
      validFrom: '2026-01-01T00:00:00Z',
      ...(at % 5 === 0 ? { validUntil: '2026-02-01T00:00:00Z' } : {}),
    })
    const suite = at % 3 === 0 ? 'eddsa-jcs-2022' : 'eddsa-rdfc-2022'
    const text =
      at % 4 === 0
        ? await signJwt(unsigned, signer)
        : JSON.stringify(await signDataIntegrity(unsigned, signer, ports, new Date('2026-01-01'), suite))
    made.push((fates[at % fates.length] ?? String)(text))
  }
  return made
}

const told = ({ verdict, sentence, findings }: Pick<Report, 'verdict' | 'sentence' | 'findings'>) =>
  [
    verdict,
    sentence.code,
    ...findings.map(each => `${each.check} ${each.outcome} ${'reason' in each ? each.reason : ''}`.trim()),
  ].join('\n')

test('of a thousand badges, the command and the host say what the library says', async () => {
  const all = await badges()
  const wanted: string[] = []
  for (const text of all) wanted.push(told(await verify(text, ports)))
  expect(new Set(wanted).size).toBeGreaterThan(6)

  mkdirSync(join(folder, 'badges'))
  const names = all.map((text, at) => {
    const name = join(folder, 'badges', `${String(at).padStart(4, '0')}.json`)
    writeFileSync(name, text)
    return name
  })
  const { stdout } = spawnSync(process.execPath, [command, 'verify', '--offline', '--json', ...names], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  })
  const lines: { input: string; report: Report }[] = stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(lines.map(({ input }) => input)).toEqual(names)
  expect(lines.map(({ report }) => told(report))).toEqual(wanted)

  // As many as anybody may have judged in a minute.
  for (const [at, text] of all.entries()) {
    if (at >= 250) break
    const answer = await fetch(`${host.url}/api/v1/verify`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: text,
    })
    expect(answer.status).toBe(200)
    expect(told(await answer.json())).toBe(wanted[at])
  }
}, 240_000)
