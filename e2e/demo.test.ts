import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { identity, issuing, organisations } from '@rucksack/contract'
import { expect, test } from 'vitest'
import { Visitor } from '../packages/server/src/testing/visitor.ts'

const main = fileURLToPath(new URL('../.build/server/main.js', import.meta.url))

test('the demo is a city with its organisations and learners, with awards in every state', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'rucksack-demo-'))
  const child = spawn(process.execPath, [main, '--demo'], {
    env: { PATH: process.env['PATH'] ?? '', HOME: '/', DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', text => {
    output += text
  })
  try {
    const ready = join(dataDir, 'ready.json')
    while (!existsSync(ready)) {
      if (child.exitCode !== null) throw new Error(`The demo did not start:\n${output}`)
      await pause(100)
    }
    const { url }: { url: string } = JSON.parse(readFileSync(ready, 'utf8'))
    const link = await waitFor(() => /http\S+\/sign-in\/\S+/.exec(output)?.[0])
    const operator = new Visitor(url)
    await operator.call(identity.finishSignInByLink, { body: { secret: link.split('/').pop() ?? '' } })
    const { items } = await operator.call(organisations.listOrganisations)
    expect(items.map(each => each.slug).sort()).toEqual([
      'city-of-riverside',
      'hillside-school',
      'maker-barn',
      'museum-of-tides',
      'riverside-library',
    ])
    const states = new Set<string>()
    const learners = new Set<string>()
    // One award of the demo is made to expire a few seconds later.
    for (const until = Date.now() + 20_000; !states.has('expired') && Date.now() < until; await pause(500))
      for (const { slug } of items) {
        const awards = await operator.call(issuing.listAwards, { params: { organisation: slug } })
        for (const award of awards.items) {
          states.add(award.answer).add(award.standing)
          learners.add(award.recipient.value ?? '')
        }
      }
    expect([...states].sort()).toEqual([
      'accepted',
      'declined',
      'expired',
      'good',
      'pending',
      'revoked',
      'suspended',
      'unclaimed',
      'withdrawn',
    ])
    expect(learners.size).toBe(12)
  } finally {
    const ended = new Promise(resolve => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
})

async function waitFor<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const seen = look()
    if (seen !== undefined) return seen
    await pause(50)
  }
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
