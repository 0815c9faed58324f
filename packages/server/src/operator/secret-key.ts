import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { ConfigError, readEnv } from '../env.ts'
import { forgetOldKeys } from '../host/open-secrets.ts'
import { renewSealed } from '../host/renew-sealed.ts'
import { readSetting } from '../platform/settings.ts'
import type { Operator } from './open-operator.ts'

const restart = 'Restart the host, then run: npm run rucksack -- secret-key renew\n'

/** Put a new key into the data folder; the one before stays beside it until everything is sealed anew. */
export function newSecretKey(): number {
  const values = readEnv()
  if (values['SECRET_KEY'] !== undefined)
    throw new ConfigError(
      'SECRET_KEY is set, so it is not kept in the data folder. Set a new one, the one before as SECRET_KEY_OLD, restart, and run: npm run rucksack -- secret-key renew',
    )
  const { dataDir } = readConfig(values)
  const file = join(dataDir, 'secret-key')
  if (!existsSync(file))
    throw new ConfigError(`There is no secret key in ${dataDir} yet. Start the host once.`)
  // The old one first: whenever this ends in between, every key that is needed is there.
  appendFileSync(join(dataDir, 'secret-key-old'), `${readFileSync(file, 'utf8').trim()}\n`, { mode: 0o600 })
  writeFileSync(`${file}.new`, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  process.stdout.write(`A new secret key lies in ${file}. Keep a copy somewhere else. ${restart}`)
  return 0
}

/** Seal everything with the key of today. The host may run meanwhile, with that key. */
export async function renewSecretKey({ config, identity }: Operator): Promise<number> {
  const { db, secrets } = identity
  if ((await readSetting(db, 'secret-fingerprint')) !== secrets.fingerprint)
    throw new ConfigError(
      'The host does not use the new secret key yet. Restart it first, then run this again.',
    )
  const renewed = await renewSealed(db, secrets)
  await forgetOldKeys(db)
  rmSync(join(config.dataDir, 'secret-key-old'), { force: true })
  process.stdout.write(
    `${renewed} things were sealed anew. Earlier secret keys open nothing here any more; SECRET_KEY_OLD can be unset.\n`,
  )
  return 0
}
