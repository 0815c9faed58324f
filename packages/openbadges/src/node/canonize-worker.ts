import { parentPort } from 'node:worker_threads'
import { canonizeGeneral } from '../contexts/canonize-general.ts'
import { BadgeError } from '../errors.ts'
import type { JsonObject } from '../json/json.ts'
import type { CanonicalHash } from '../ports.ts'

type Asked = { id: number; document: JsonObject; hash: CanonicalHash }

/** The worker that runs JSON-LD: one document in, its canonical form or a coded refusal out. */
parentPort?.on('message', async ({ id, document, hash }: Asked) => {
  try {
    parentPort?.postMessage({ id, text: await canonizeGeneral(document, hash) })
  } catch (cause) {
    const failure =
      cause instanceof BadgeError
        ? cause
        : new BadgeError('canonicalisation-failed', 'The badge cannot be brought into its canonical form.')
    parentPort?.postMessage({ id, code: failure.code, message: failure.message })
  }
})
parentPort?.postMessage({ ready: true })
