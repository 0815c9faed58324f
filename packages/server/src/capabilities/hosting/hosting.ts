import type { hosting as contract } from '@rucksack/contract'
import type { Kysely } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Db, PlatformTables } from '../../platform/db.ts'
import { readSetting, writeSetting } from '../../platform/settings.ts'

/** What the acts of this room need. */
export type Hosting = {
  db: Db
  clock: Clock
  publicUrl: string
  version: string
  locales: readonly string[]
  mail: 'smtp' | 'mailbox'
}

export type HostingTables = { hosting_legal: { page: string; text: string; updated_at: Date } }

export const own = (db: Db): Kysely<PlatformTables & HostingTables> => db.withTables<HostingTables>()

const nameSetting = 'host-name'
const foundingSetting = 'organisations'

/** What the host is called: what its operator chose, else its address. */
export async function hostName(hosting: Hosting): Promise<string> {
  return (await readSetting(hosting.db, nameSetting)) ?? new URL(hosting.publicUrl).host
}

/** Who may found an organisation here: everybody signed in, or operators only. */
export async function whoMayFound(hosting: Hosting): Promise<'open' | 'operators'> {
  return (await readSetting(hosting.db, foundingSetting)) === 'open' ? 'open' : 'operators'
}

export async function describeHost(hosting: Hosting, setUp: boolean): Promise<contract.Host> {
  return {
    name: await hostName(hosting),
    url: hosting.publicUrl,
    version: hosting.version,
    languages: [...hosting.locales],
    setUp,
    organisations: await whoMayFound(hosting),
    mail: hosting.mail,
  }
}

/** Name the host, say who may found organisations. */
export async function changeHost(
  hosting: Hosting,
  change: { name?: string; organisations?: 'open' | 'operators' },
): Promise<void> {
  if (change.name !== undefined) await writeSetting(hosting.db, nameSetting, change.name)
  if (change.organisations !== undefined)
    await writeSetting(hosting.db, foundingSetting, change.organisations)
}
