// @digitalbazaar/vc with eddsa-rdfc-2022, for crypto.bench.mjs: a key and two credentials first, then what to run.
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { from as ed25519From } from '@digitalbazaar/ed25519-multikey'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { issue, verifyCredential } from '@digitalbazaar/vc'
import { loadLibrary } from './bench-library.mjs'
import { rateOf } from './cpu-rate.mjs'

const { pinnedContexts, base58 } = await loadLibrary('peer')
let tasks = null

process.on('message', async message => {
  if (tasks) process.send(await rateOf(tasks[message.what], message.slice))
  else {
    tasks = await tasksFor(message)
    process.send('ready')
  }
})

async function tasksFor({ multikey, secret, credential, signed }) {
  const did = `did:key:${multikey}`
  const method = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: `${did}#${multikey}`,
    type: 'Multikey',
    controller: did,
    publicKeyMultibase: multikey,
  }
  // 0x8026: an Ed25519 secret, by its multicodec.
  const secretBytes = Buffer.concat([Buffer.from([0x80, 0x26]), Buffer.from(secret, 'base64url')])
  const keyPair = await ed25519From({ ...method, secretKeyMultibase: `z${base58.encode(secretBytes)}` })
  const documents = new Map([
    ...pinnedContexts,
    [method.id, method],
    [did, { '@context': 'https://www.w3.org/ns/did/v1', id: did, assertionMethod: [method] }],
  ])
  const documentLoader = async url => ({ contextUrl: null, documentUrl: url, document: documents.get(url) })
  const now = new Date('2026-06-01T00:00:00Z')
  return {
    issue: () =>
      issue({
        credential,
        suite: new DataIntegrityProof({ signer: keyPair.signer(), date: now.toISOString(), cryptosuite }),
        documentLoader,
        now,
      }),
    async verify() {
      const { verified } = await verifyCredential({
        credential: signed,
        suite: new DataIntegrityProof({ cryptosuite }),
        documentLoader,
        now,
      })
      if (!verified) throw new Error('The library finds our credential not verified')
    },
  }
}
