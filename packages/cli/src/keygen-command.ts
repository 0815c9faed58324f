import { newKeyPair } from 'openbadges/node'
import { didFor, jwkToMultikey, keyIdFor } from 'openbadges/sign'
import { forceOption, jsonOption, type Verb } from './verb.ts'

const algorithms = { ed25519: 'Ed25519', p256: 'ES256', p384: 'ES384', rsa: 'RS256' } as const

/** Make a key for signing: the private half into a file that its owner alone can read, the public one printed. */
export const keygenVerb: Verb = {
  takes: '',
  least: 0,
  most: 0,
  summary: 'Make a key that signs badges',
  notes: [
    'The private key is written as JWK to a file that you alone can read; whoever has it signs in your name.',
    'Without --id it is the key of its own did:key (did:jwk for RSA), which needs no server.',
  ],
  examples: [
    'rucksack keygen',
    'rucksack keygen --type p256 --id https://school.example/keys/1 --out p256.json',
  ],
  options: {
    type: { type: 'string', choices: Object.keys(algorithms), what: 'the kind of key; ed25519 unless said' },
    id: { type: 'string', value: 'address', what: 'where its public half will be found' },
    out: { type: 'string', short: 'o', value: 'file', what: 'where to; otherwise key.json' },
    force: forceOption,
    json: jsonOption,
  },
  async run(terminal, _names, options) {
    const kind = Object.entries(algorithms).find(([name]) => name === (options.text('type') ?? 'ed25519'))
    const { publicJwk, privateJwk } = await newKeyPair(kind?.[1] ?? 'Ed25519')
    const did = didFor(publicJwk)
    const kid = options.text('id') ?? keyIdFor(did)
    const file = options.text('out') ?? 'key.json'
    const text = `${JSON.stringify({ ...privateJwk, kid }, null, 2)}\n`
    await terminal.write(file, new TextEncoder().encode(text), {
      replace: options.flag('force'),
      secret: true,
    })
    const multikey = publicJwk.kty === 'RSA' ? {} : { publicKeyMultibase: jwkToMultikey(publicJwk) }
    const shown = { file, verificationMethod: kid, did, publicJwk, ...multikey }
    terminal.print(
      options.flag('json')
        ? JSON.stringify(shown, null, 2)
        : [`private key  ${file}`, `signs as     ${kid}`, `issuer id    ${kid.split('#')[0]}`].join('\n'),
    )
    return 0
  },
}
