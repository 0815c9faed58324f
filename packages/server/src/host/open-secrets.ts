import type { Config } from '../config.ts'
import { ConfigError } from '../env.ts'
import type { Db } from '../platform/db.ts'
import { type Secrets, secretsFrom } from '../platform/secrets.ts'
import { readSetting, writeSetting } from '../platform/settings.ts'

type Keys = Pick<Config, 'secretKey' | 'secretKeysOld'>

const indexKey = 'index-key'
const fingerprint = 'secret-fingerprint'
const waiting = 'secret-fingerprints-old'

/** The secrets of this host. The first key of a host stays the one that hashes are made with, sealed by the present one. */
export async function openSecrets(db: Db, { secretKey, secretKeysOld }: Keys): Promise<Secrets> {
  const bare = secretsFrom(secretKey, { old: secretKeysOld })
  const kept = await readSetting(db, indexKey)
  if (kept !== null) {
    const sealed = Buffer.from(kept, 'base64')
    const index = bare.open(indexKey, sealed).toString()
    if (!sealed.subarray(0, bare.sealedNow.length).equals(bare.sealedNow)) await keepIndex(db, bare, index)
    return secretsFrom(secretKey, { old: secretKeysOld, index })
  }
  // A host of an earlier version whose key is replaced just now was made with the one its database tells.
  const print = await readSetting(db, fingerprint)
  const first = secretKeysOld.find(key => secretsFrom(key).fingerprint === print) ?? secretKey
  await keepIndex(db, bare, first)
  return secretsFrom(secretKey, { old: secretKeysOld, index: first })
}

const keepIndex = (db: Db, secrets: Secrets, index: string) =>
  writeSetting(db, indexKey, secrets.seal(indexKey, Buffer.from(index)).toString('base64'))

/**
 * Whether the keys open what this database holds: the present one, or one before that is still given. Throws
 * `ConfigError` with a line that says what to set.
 */
export async function checkKeys(db: Db, { secretKey, secretKeysOld }: Keys): Promise<'ours' | 'foreign'> {
  const given = [secretKey, ...secretKeysOld].map(key => secretsFrom(key).fingerprint)
  const kept = await readSetting(db, fingerprint)
  if (kept !== null && !given.includes(kept)) return 'foreign'
  const missing = (await waitingKeys(db)).filter(print => !given.includes(print))
  if (missing.length > 0)
    throw new ConfigError(
      'Some of what this host keeps is still sealed with an earlier SECRET_KEY. Put that key into SECRET_KEY_OLD, start, and run: npm run rucksack -- secret-key renew',
    )
  return 'ours'
}

/** Note which key seals from now on, and which ones before are still needed. */
export async function noteKeys(db: Db, { secretKey }: Keys): Promise<void> {
  const present = secretsFrom(secretKey).fingerprint
  const before = await readSetting(db, fingerprint)
  if (before !== null && before !== present)
    await keepWaiting(db, [...(await waitingKeys(db)), before], present)
  await writeSetting(db, fingerprint, present)
}

/** Nothing is sealed with an earlier key any more. */
export const forgetOldKeys = (db: Db) => writeSetting(db, waiting, '')

/** Fingerprints of earlier keys that something is still sealed with. */
async function waitingKeys(db: Db): Promise<string[]> {
  return ((await readSetting(db, waiting)) ?? '').split(' ').filter(Boolean)
}

const keepWaiting = (db: Db, prints: string[], present: string) =>
  writeSetting(db, waiting, [...new Set(prints)].filter(print => print !== present).join(' '))
