import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonObject } from 'openbadges/read'
import { badHosting } from './making/bad-hosting.ts'
import { badReading } from './making/bad-reading.ts'
import { badSignatures } from './making/bad-signatures.ts'
import { goodFixtures } from './making/good.ts'
import { contentOf, type Made, now } from './making/made.ts'
import { canonizeAny, closePorts } from './ports.ts'

// Write every fixture anew: the same bytes each time, so that a change of the library shows as a change of none.
const folder = process.argv[2] ?? join(process.cwd(), 'conformance/fixtures')
write('good', await goodFixtures(canonizeAny))
write('reading', await badReading(canonizeAny))
write('signatures', await badSignatures(canonizeAny))
write('hosting', await badHosting(canonizeAny))
await closePorts()

function write(source: string, made: Made[]): void {
  const own = join(folder, source)
  rmSync(own, { recursive: true, force: true })
  mkdirSync(join(own, 'cases'), { recursive: true })
  for (const each of made) writeJson(join(own, 'cases', `${each.id}.json`), contentOf(each))
  writeJson(join(own, 'manifest.json'), {
    source,
    title: 'Made by conformance/make-fixtures.ts',
    licence: 'Apache-2.0',
    now,
    cases: made.map(({ id, specVersion, why, verdict, findings }) => ({
      id,
      file: `cases/${id}.json`,
      kind: 'verify',
      specVersion,
      why,
      expected: { outcome: verdict, findings },
    })),
  })
}

function writeJson(file: string, value: JsonObject): void {
  writeFileSync(file, `${JSON.stringify(value, null, 1)}\n`)
}
