import { namedInputs } from './inputs.ts'
import { readKey } from './read-key.ts'
import { signMany } from './sign-many.ts'
import { type Suite, signOne } from './sign-one.ts'
import { UsageError } from './usage-error.ts'
import { forceOption, type Verb } from './verb.ts'

const suites: readonly Suite[] = ['eddsa-rdfc-2022', 'eddsa-jcs-2022', 'ecdsa-rdfc-2019', 'ecdsa-jcs-2019']

/** Sign credentials: with a proof inside them, or as JWT. */
export const signVerb: Verb = {
  takes: '<credential | folder> …',
  least: 1,
  most: Number.POSITIVE_INFINITY,
  summary: 'Sign credentials (JSON), with a proof inside or as JWT',
  notes: [
    'A credential without issuer gets the one that the key belongs to. What does not keep to the data model, or',
    'uses words that nothing defines, is not signed: part of it would go unsigned.',
    'Several, or the .json files of a folder, are signed into the folder that --out names. One that cannot be',
    'signed stops none of the others; it ends with 3 then.',
  ],
  examples: [
    'rucksack sign credential.json --key key.json --out badge.json',
    'rucksack sign credential.json --key key.json --jwt',
    'rucksack sign unsigned/ --key key.json --out signed/',
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
    out: {
      type: 'string',
      short: 'o',
      value: 'file | folder',
      what: 'write it to this file, or all to this folder',
    },
    force: forceOption,
  },
  async run(terminal, names, options) {
    const file = options.text('key')
    if (file === null)
      throw new UsageError('sign needs --key with the file of a private key; `rucksack keygen` makes one.')
    const inputs = (await namedInputs(terminal, names)).filter(
      ({ name, found }) => !found || /\.json(?:ld)?$/i.test(name),
    )
    const [first] = inputs
    if (!first) throw new UsageError(`there is no .json file in ${names.join(', ')}.`)
    const out = options.text('out')
    const many = inputs.length > 1 || first.found
    if (many && out === null)
      throw new UsageError('several credentials are signed into a folder: name it with --out.')
    const wanted = options.text('suite')
    const signing = {
      signer: await readKey(terminal, file, options.text('method')),
      methodSaid: options.text('method') !== null,
      jwt: options.flag('jwt'),
      cryptosuite: suites.find(suite => suite === wanted),
    }
    const replace = options.flag('force')
    if (many && out !== null) return await signMany(terminal, inputs, signing, { folder: out, replace })
    const text = await signOne(terminal, first.name, signing)
    if (out === null) terminal.print(text)
    else await terminal.write(out, new TextEncoder().encode(text), { replace })
    return 0
  },
}
