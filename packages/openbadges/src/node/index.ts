export { ed25519Signer, generateKey } from './generate-key.ts'
export { nodeCrypto } from './node-crypto.ts'
export { createWorkerCanonizer, type WorkerOptions } from './worker-canonizer.ts'
