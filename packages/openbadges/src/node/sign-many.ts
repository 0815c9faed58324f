import type { KeyObject } from 'node:crypto'
import { BadgeError } from '../errors.ts'
import type { JsonObject } from '../json/json.ts'
import type { Canonize, Clock } from '../ports.ts'
import { BatchPool } from './batch-pool.ts'
import { inBatches, type Source } from './in-batches.ts'
import { answerFrom, type ManyOptions, poolOptions } from './verify-many.ts'

/** How credentials are secured: by one of the suites of Data Integrity with Ed25519, or as VC-JWT. */
export type SignedForm = 'eddsa-rdfc-2022' | 'eddsa-jcs-2022' | 'vc-jwt'

/** An Ed25519 private key, and the URL under which its public half is found. */
export type SigningKey = { key: KeyObject; verificationMethod: string }

/** What a worker is told before its first batch. */
export type SigningSetUp = { kind: 'sign'; form: SignedForm; signingKey: SigningKey }

/** A credential to sign, and the time at which it was taken. */
export type Unsigned = { credential: JsonObject; created: number }

/**
 * Sign many credentials at once, in worker threads: objects with their proof, or texts for VC-JWT, in the order of
 * the credentials, which are taken no faster than they are asked for. The first that cannot be signed ends it with
 * its `BadgeError`; those before it were given.
 *
 * The key is a `KeyObject`: workers are handed the object, its bytes never stand in JavaScript's memory or in a
 * message, and the workers end with the last credential.
 */
export async function* signMany(
  credentials: Source<JsonObject>,
  signingKey: SigningKey,
  ports: { canonize: Canonize; clock: Clock },
  { form = 'eddsa-rdfc-2022', batch = 50, ...options }: ManyOptions & { form?: SignedForm } = {},
): AsyncGenerator<JsonObject | string> {
  const setUp: SigningSetUp = { kind: 'sign', form, signingKey }
  const size = poolOptions(options)
  const pool = new BatchPool<JsonObject | string>(size, setUp, answerFrom(ports))
  try {
    const run = (items: Unsigned[]) => pool.run(items)
    for await (const settled of inBatches(
      timed(credentials, ports),
      { size: batch, ahead: size.workers + 1 },
      run,
    )) {
      if ('error' in settled) throw new BadgeError(settled.error.code, settled.error.message)
      yield settled.value
    }
  } finally {
    await pool.close()
  }
}

async function* timed(
  credentials: Source<JsonObject>,
  { clock }: { clock: Clock },
): AsyncGenerator<Unsigned> {
  for await (const credential of credentials) yield { credential, created: clock.now().getTime() }
}
