import type { grants as contract } from '@rucksack/contract'
import { Problem } from '../../../platform/problem.ts'
import { findOrganisation, networksOf, type OrganisationRow } from '../../organisations/index.ts'
import { edition } from '../editions.ts'
import { type AchievementRow, type Issuing, own } from '../issuing.ts'
import { shownAchievement } from '../show-achievement.ts'
import { countByAwarder } from './give.ts'
import { grantsFor } from './may-use.ts'
import { ownGrants } from './tables.ts'

const most = 500

/** What others let an organisation award or copy: newest published versions, by name. */
export async function sharedWith(
  issuing: Issuing,
  organisation: OrganisationRow,
  lineage?: string,
): Promise<contract.SharedAchievement[]> {
  let select = grantsFor(issuing.db, organisation, await networksOf(issuing.db, organisation.id)).limit(most)
  if (lineage !== undefined) select = select.where('lineage', '=', lineage)
  const grants = await select.execute()
  if (grants.length === 0) return []
  const rows = await own(issuing.db)
    .selectFrom('issuing_achievements')
    .selectAll()
    .distinctOn('lineage')
    .where('lineage', 'in', [...new Set(grants.map(each => each.lineage))])
    .where('state', '=', 'published')
    .orderBy('lineage')
    .orderBy('version', 'desc')
    .execute()
  const shown = []
  for (const row of rows.sort((a, b) => a.name.localeCompare(b.name))) {
    const acts = grants.filter(each => each.lineage === row.lineage).map(each => each.act)
    shown.push(await showShared(issuing, organisation, row, acts))
  }
  return shown
}

/** One of them, found by any of its versions. Throws `achievement-not-found`. */
export async function readShared(
  issuing: Issuing,
  organisation: OrganisationRow,
  id: string,
): Promise<contract.SharedAchievement> {
  const version = await own(issuing.db)
    .selectFrom('issuing_achievements')
    .select('lineage')
    .where('id', '=', id)
    .executeTakeFirst()
  const [shared] = version ? await sharedWith(issuing, organisation, version.lineage) : []
  if (!shared) throw new Problem('achievement-not-found')
  return shared
}

async function showShared(
  issuing: Issuing,
  by: OrganisationRow,
  row: AchievementRow,
  acts: contract.Grant['act'][],
): Promise<contract.SharedAchievement> {
  const owner = await findOrganisation(issuing, row.organisation_id)
  const awards = (await countByAwarder(issuing.db, row.lineage)).get(by.id) ?? 0
  const mayAward = acts.includes('award')
  // Who awards it assesses it too; who may only copy it reads what the public reads.
  const said = mayAward ? row : edition(row)
  return {
    achievement: shownAchievement(
      issuing.publicUrl,
      said,
      { name: owner?.name ?? '', slug: owner?.slug ?? '' },
      awards,
    ),
    mayAward,
    mayCopy: acts.includes('copy'),
    awards,
  }
}

/** What the public page of a network shows: what its members share with it. */
export async function networkShowcase(issuing: Issuing, network: string) {
  const grants = await ownGrants(issuing.db)
    .selectFrom('issuing_grants')
    .select('lineage')
    .where('network_id', '=', network)
    .limit(most)
    .execute()
  if (grants.length === 0) return []
  const rows = await own(issuing.db)
    .selectFrom('issuing_achievements')
    .selectAll()
    .distinctOn('lineage')
    .where(
      'lineage',
      'in',
      grants.map(each => each.lineage),
    )
    .where('state', '=', 'published')
    .orderBy('lineage')
    .orderBy('version', 'desc')
    .execute()
  return rows
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(row => {
      const nobody = { name: '', slug: '' }
      const { name, description, image, imageAlt, page } = shownAchievement(issuing.publicUrl, row, nobody, 0)
      return { name, description, image, imageAlt, page }
    })
}
