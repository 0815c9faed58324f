import { BadgeError, judgeDataModel, type Signer } from 'openbadges'
import { type JsonObject, parseJson } from 'openbadges/read'
import { type Cryptosuite, signDataIntegrity, signJwt } from 'openbadges/sign'
import type { Options } from './options.ts'
import { readKey } from './read-key.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'
import { forceOption, outOption, type Verb } from './verb.ts'

type Suite = Exclude<Cryptosuite, 'ecdsa-sd-2023'>
const suites: readonly Suite[] = ['eddsa-rdfc-2022', 'eddsa-jcs-2022', 'ecdsa-rdfc-2019', 'ecdsa-jcs-2019']

/** Sign a credential: with a proof inside it, or as JWT. */
export const signVerb: Verb = {
  takes: '<credential>',
  least: 1,
  most: 1,
  summary: 'Sign a credential (JSON), with a proof inside or as JWT',
  notes: [
    'A credential without issuer gets the one that the key belongs to. What does not keep to the data model, or',
    'uses words that nothing defines, is not signed: part of it would go unsigned.',
  ],
  examples: [
    'rucksack sign credential.json --key key.json --out badge.json',
    'rucksack sign credential.json --key key.json --jwt',
  ],
  options: {
    key: { type: 'string', short: 'k', value: 'file', what: 'the private key: JWK or PEM (needed)' },
    suite: {
      type: 'string',
      choices: suites,
      what: 'the kind of proof; otherwise the usual one for the key',
    },
    jwt: { type: 'boolean', what: 'as JWT instead of a proof inside' },
    method: { type: 'string', value: 'address', what: 'where the public key is found' },
    out: outOption,
    force: forceOption,
  },
  async run(terminal, [name = ''], options) {
    const file = options.text('key')
    if (file === null)
      throw new UsageError('sign needs --key with the file of a private key; `rucksack keygen` makes one.')
    const signer = await readKey(terminal, file, options.text('method'))
    const credential = withIssuer(await readJson(terminal, name), signer, options.text('method') !== null)
    const finding = await judgeDataModel(credential, terminal.ports)
    if (finding.outcome !== 'passed') throw new BadgeError('document-malformed', finding.detail)
    const text = await signed(terminal, credential, signer, options)
    const out = options.text('out')
    if (out === null) terminal.print(text)
    else await terminal.write(out, new TextEncoder().encode(text), { replace: options.flag('force') })
    return 0
  },
}

async function readJson(terminal: Terminal, name: string): Promise<JsonObject> {
  const value = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(await terminal.read(name)))
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw new BadgeError('not-a-badge', `${name} holds no credential, but other JSON.`)
}

/** The credential with an issuer; one that is not the owner of the key is refused, since nobody would believe it. */
function withIssuer(credential: JsonObject, signer: Signer, said: boolean): JsonObject {
  const owner = signer.verificationMethod.split('#')[0] ?? ''
  const { issuer } = credential
  if (issuer === undefined) return { ...credential, issuer: owner }
  const id = typeof issuer === 'object' && issuer !== null && !Array.isArray(issuer) ? issuer['id'] : issuer
  if (id === owner || said) return credential
  throw new BadgeError(
    'key-not-found',
    `The credential is by ${String(id)}, but the key is that of ${owner}. Take the key of the issuer, or say with --method where the issuer lists this one.`,
  )
}

async function signed(
  terminal: Terminal,
  credential: JsonObject,
  signer: Signer,
  options: Options,
): Promise<string> {
  if (options.flag('jwt')) return await signJwt(credential, signer)
  const wanted = options.text('suite')
  const cryptosuite = suites.find(suite => suite === wanted)
  const now = terminal.ports.clock.now()
  const document = await signDataIntegrity(credential, signer, terminal.ports, now, { cryptosuite })
  return JSON.stringify(document, null, 2)
}
