export { browserCanonize } from './browser-canonize.ts'
export { browserCrypto } from './browser-crypto.ts'
export { newKeyPair, signerFor } from './key-pair.ts'
export { answerCanonize, canonizeInWorker, type PageWorker } from './worker-canonizer.ts'
