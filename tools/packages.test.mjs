import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { build } from 'esbuild'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../e2e/browser.ts'
import { png } from '../packages/openbadges/src/testing/pictures.ts'
import { apiReference } from './api-reference.mjs'
import { at } from './paths.mjs'

/** An empty folder in which both packages are installed from what would be published. */
let folder = ''
const packed = {}

beforeAll(async () => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'rucksack-packages-'))
  for (const name of ['openbadges', 'cli']) {
    const said = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: at('packages', name),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    // What the build prints stands before the list.
    const [info] = JSON.parse(said.slice(said.indexOf('[\n')))
    packed[name] = { ...info, tarball: readFileSync(join(folder, info.filename)) }
    install(info)
  }
}, 300_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Unpacked as npm would; what a package depends on is linked from here, so that nothing is fetched. */
function install({ name, filename }) {
  const place = join(folder, 'node_modules', name)
  mkdirSync(place, { recursive: true })
  execFileSync('tar', ['-xzf', join(folder, filename), '--strip-components=1', '-C', place])
  const { dependencies = {} } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'))
  for (const each of Object.keys(dependencies).filter(each => each !== 'openbadges')) link(each)
}

function link(name) {
  mkdirSync(join(folder, 'node_modules', name, '..'), { recursive: true })
  const from = [at('packages/openbadges/node_modules', name), at('node_modules', name)]
  const found = from.find(path => readdirOrNull(path))
  if (found) symlinkSync(found, join(folder, 'node_modules', name))
}

function readdirOrNull(path) {
  try {
    return readdirSync(path)
  } catch {
    return null
  }
}

const pathsOf = name => packed[name].files.map(file => file.path).sort()

describe('what is published', () => {
  test('is what the library is built of and nothing else: no tests, no sources', () => {
    const sources = readdirSync(at('packages/openbadges/src'), { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts') && !/\.test\.ts$|\.d\.ts$|(^|\/)testing\//.test(file))
      .map(file => `dist/${file.replace(/\.ts$/, '')}`)
    expect(sources.length).toBeGreaterThan(80)
    expect(pathsOf('openbadges')).toEqual(
      [
        'API.md',
        'LICENSE',
        'README.md',
        'package.json',
        'report.schema.json',
        ...sources.flatMap(file => [`${file}.js`, `${file}.d.ts`]),
      ].sort(),
    )
  })

  test('is one file of the command', () => {
    expect(pathsOf('cli')).toEqual(['LICENSE', 'README.md', 'dist/rucksack.js', 'package.json'])
  })

  test.each(['openbadges', 'cli'])(
    'runs no script when %s is installed, and has a license and a page',
    name => {
      const manifest = JSON.parse(readFileSync(at('packages', name, 'package.json'), 'utf8'))
      expect(Object.keys(manifest.scripts)).toEqual(['prepack'])
      expect(manifest.private).toBeUndefined()
      expect(readFileSync(at('packages', name, 'LICENSE'), 'utf8')).toBe(readFileSync(at('LICENSE'), 'utf8'))
      expect(readFileSync(at('packages', name, 'README.md'), 'utf8').length).toBeGreaterThan(500)
    },
  )

  test.each(['openbadges', 'cli'])('satisfies publint: %s', async name => {
    const { tarball } = packed[name]
    const copy = tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.byteLength)
    const { messages, pkg } = await publint({ pack: { tarball: copy }, strict: true })
    expect(messages.map(message => formatMessage(message, pkg))).toEqual([])
  })

  test('has types that are found and true, by attw', async () => {
    const { analysis, problems } = await attw(packed.openbadges.tarball)
    expect(Object.keys(analysis)).toEqual(
      expect.arrayContaining(['.', './read', './verify', './sign', './node']),
    )
    expect(problems).toEqual([])
  })
})

test('everything in the library that does something says what it does', () => {
  const { text, bare } = apiReference()
  for (const name of ['verify', 'bake', 'unbake', 'signDataIntegrity', 'convert', 'createWorkerCanonizer'])
    expect(text).toContain(`### ${name}\n`)
  expect(bare).toEqual([])
})

/** By the profile "esm-only": what is asked for by `require`, or by a resolution older than exports, is not ours. */
async function attw(tarball) {
  const { entrypoints, problems } = await checkPackage(createPackageFromTarballData(new Uint8Array(tarball)))
  const others = new Set(['node10', 'node16-cjs'])
  return { analysis: entrypoints, problems: problems.filter(each => !others.has(each.resolutionKind)) }
}

/** The examples of a page, each with its name and with what it prints, by the page's own word. */
function examplesOf(page) {
  const blocks = readFileSync(at(page), 'utf8').matchAll(/```js\n(?:\/\/ ([\w-]+\.js)\n)?(.*?)```/gs)
  return [...blocks].map(([, name, code], n) => ({
    name: name ?? `example-${n}.js`,
    runs: name !== undefined || code.includes('console.log'),
    code,
    prints: [...code.matchAll(/console\.log\(.*\) \/\/ (.*)/g)].map(([, said]) => `${said}\n`).join(''),
  }))
}

describe('installed in an empty folder', () => {
  const write = (name, text) => writeFileSync(join(folder, name), text)
  const node = (...args) => execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })

  test('it signs and judges in plain Node', () => {
    write('package.json', '{ "type": "module" }')
    write('sign.js', signAndVerify)
    expect(JSON.parse(node('sign.js'))).toEqual({ verdict: 'valid', changed: 'invalid' })
  })

  test('every way in has types for TypeScript, as strict as it gets', () => {
    const { exports } = JSON.parse(readFileSync(at('packages/openbadges/package.json'), 'utf8'))
    const ways = Object.keys(exports).filter(way => !way.endsWith('.json'))
    const lines = ways.map((way, n) => `export * as way${n} from 'openbadges${way.slice(1)}'`)
    write('ways.ts', `${lines.join('\n')}\n`)
    write('use.ts', typedUse)
    write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['*.ts'] }))
    mkdirSync(join(folder, 'node_modules/@types'), { recursive: true })
    for (const name of ['@types/node', 'undici-types']) link(name)
    expect(node(at('node_modules/typescript/bin/tsc'), '-p', '.')).toBe('')
  })

  test.each([
    ['read', /jsonld|rdf-canonize|-context\/|dist\/(?:verify|sign|node|contexts)\//],
    ['bake', /jsonld|rdf-canonize|-context\/|dist\/(?:verify|sign|node|contexts)\//],
    ['browser', /dist\/node\//],
  ])('a page gets of openbadges/%s what it needs and no more', async (way, never) => {
    write('page.js', `export * from 'openbadges/${way}'`)
    const { metafile } = await build({
      absWorkingDir: folder,
      entryPoints: ['page.js'],
      outdir: 'page',
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'browser',
      write: false,
      metafile: true,
      logLevel: 'silent',
    })
    const inputs = Object.keys(metafile.inputs)
    expect(inputs).toContainEqual(expect.stringMatching(`openbadges/dist/${way}/index.js$`))
    expect(inputs.filter(path => never.test(path))).toEqual([])
  })

  test.each(['docs/library.md', 'packages/openbadges/README.md'])(
    'the examples of %s do what it says',
    page => {
      writeFileSync(join(folder, 'picture.png'), png())
      const examples = examplesOf(page)
      expect(examples.length).toBeGreaterThan(0)
      for (const { name, code } of examples) write(name, code)
      for (const { name, runs, prints } of examples) if (runs) expect(node(name), name).toBe(prints)
    },
  )

  test('the example for browsers judges badges in a real one, odd ones too', async () => {
    const [check, worker] = examplesOf('docs/library.md').filter(({ code }) =>
      code.includes("from 'openbadges/browser'"),
    )
    write('page-check.js', check.code)
    write('page.js', "import { check } from './page-check.js'\nglobalThis.check = check\n")
    write('canonize-worker.js', worker.code)
    await build({
      absWorkingDir: folder,
      entryPoints: ['page.js', 'canonize-worker.js'],
      outdir: 'served',
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'browser',
      logLevel: 'silent',
    })
    const browser = await launchBrowser()
    try {
      const tab = await browser.newPage()
      await tab.route('**/*', async route => {
        const { pathname } = new URL(route.request().url())
        await route.fulfill(
          pathname === '/'
            ? { contentType: 'text/html', body: '<script type="module" src="/page.js"></script>' }
            : { contentType: 'text/javascript', body: readFileSync(join(folder, 'served', pathname)) },
        )
      })
      await tab.goto('http://localhost/')
      await tab.waitForFunction(() => 'check' in globalThis)
      const verdictOf = async text =>
        await tab.evaluate(
          async given => (await globalThis.check(given, () => Promise.reject(new Error('none')))).verdict,
          text,
        )
      for (const file of ['signed.json', 'odd.json']) {
        const text = readFileSync(join(folder, file), 'utf8')
        expect(await verdictOf(text)).toBe('valid')
        expect(await verdictOf(text.replace('Knots', 'Nukes'))).toBe('invalid')
      }
    } finally {
      await browser.close()
    }
  }, 120_000)

  test('the command judges badges without a network', () => {
    const judge = file => node('node_modules/@rucksack/cli/dist/rucksack.js', 'verify', '--offline', file)
    expect(judge('signed.json')).toContain('It is genuine and still valid.')
    const bad = expect.objectContaining({ status: 1, stdout: expect.stringContaining('✗ proof') })
    expect(() => judge('changed.json')).toThrow(bad)
  })
})

const compilerOptions = {
  module: 'nodenext',
  target: 'es2023',
  strict: true,
  noEmit: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  types: ['node'],
}

const typedUse = `import { type Report, verify } from 'openbadges'
import { createWorkerCanonizer, nodeCrypto } from 'openbadges/node'

const { canonize, close } = createWorkerCanonizer()
const report: Report = await verify(new Uint8Array(), {
  canonize,
  crypto: nodeCrypto,
  clock: { now: () => new Date() },
  fetcher: async url => ({ status: 404, contentType: null, body: new Uint8Array(), url }),
})
const verdict: 'valid' | 'invalid' | 'unknown' = report.verdict
// @ts-expect-error: what is misspelt is found out, so the types are really there.
console.log(verdict, report.verdikt)
await close()
`

const signAndVerify = `import { writeFile } from 'node:fs/promises'
import { verify } from 'openbadges'
import { createWorkerCanonizer, ed25519Signer, generateKey, nodeCrypto } from 'openbadges/node'
import { achievementCredential, signDataIntegrity } from 'openbadges/sign'

const { canonize, close } = createWorkerCanonizer()
const clock = { now: () => new Date('2026-06-01T00:00:00Z') }
const fetcher = async () => {
  throw new Error('Nothing is fetched here.')
}
const ports = { canonize, crypto: nodeCrypto, clock, fetcher }
const { secret, publicKeyMultibase } = generateKey()
const issuer = 'did:key:' + publicKeyMultibase
const credential = achievementCredential({
  id: 'urn:uuid:0197f3a0-0000-7000-8000-000000000001',
  issuer: { id: issuer, name: 'School of Sails' },
  achievement: {
    id: 'urn:uuid:0197f3a0-0000-7000-8000-000000000002',
    name: 'Knots',
    description: 'Ties twelve knots.',
    criteria: { narrative: 'Tie them.' },
  },
  recipient: { identityHash: 'sha256$' + '0'.repeat(64), salt: 'salt' },
  validFrom: '2026-01-01T00:00:00Z',
})
const signer = ed25519Signer(secret, issuer + '#' + publicKeyMultibase)
const signed = await signDataIntegrity(credential, signer, ports, clock.now())
// A word of its own makes the general path, and with it the worker, do the work.
const odd = { ...credential, '@context': [...credential['@context'], { knot: 'https://words.example/knot' }], knot: 'bowline' }
const oddly = await signDataIntegrity(odd, signer, ports, clock.now())
const verdicts = []
for (const each of [signed, oddly]) verdicts.push((await verify(JSON.stringify(each), ports)).verdict)
const forged = JSON.stringify({ ...signed, name: 'Everything' })
const changed = await verify(forged, ports)
await writeFile('signed.json', JSON.stringify(signed))
await writeFile('odd.json', JSON.stringify(oddly))
await writeFile('changed.json', forged)
console.log(JSON.stringify({ verdict: [...new Set(verdicts)].join(), changed: changed.verdict }))
await close()
`
