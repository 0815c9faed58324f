import { inTransaction } from '../../platform/db.ts'
import type { Caller } from '../../platform/http/caller.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { requireActive } from './active.ts'
import { type OrganisationRow, type Organisations, own } from './organisations.ts'
import { lockTree, place, readLocked } from './place.ts'
import { requireRole } from './roles.ts'

/**
 * Put an organisation, with all below it, under another one or at the top. It takes an owner of all it concerns:
 * of the organisation, of the one it leaves and of the one it comes to.
 */
export async function moveOrganisation(
  organisations: Organisations,
  caller: Caller,
  reference: string,
  to: string | null,
): Promise<OrganisationRow> {
  return await inTransaction(organisations.db, async trx => {
    await lockTree(trx)
    const locked = { ...organisations, db: trx }
    const { organisation, person } = await requireRole(locked, caller, reference, 'owner')
    if (organisation.merged_into !== null) throw new Problem('organisation-not-found')
    if (organisation.parent_id !== null) await requireRole(locked, caller, organisation.parent_id, 'owner')
    if (to === null) {
      if (organisation.parent_id !== null && !(await organisations.mayFound(caller.operator)))
        throw new Problem('organisations-closed')
      await place(trx, organisation, null)
      await own(trx)
        .insertInto('organisations_members')
        .values({
          id: uuidv7(organisations.clock.now()),
          organisation_id: organisation.id,
          programme_id: null,
          person_id: person,
          role: 'owner',
          provider_id: null,
          since: organisations.clock.now(),
        })
        .onConflict(clash =>
          clash
            .columns(['organisation_id', 'person_id', 'programme_id', 'provider_id'])
            .doUpdateSet({ role: 'owner' }),
        )
        .execute()
    } else {
      const { organisation: parent } = await requireRole(locked, caller, to, 'owner')
      if (parent.merged_into !== null) throw new Problem('organisation-not-found')
      await requireActive(trx, { organisation: parent.id })
      await place(trx, organisation, parent)
    }
    return await readLocked(trx, organisation.id)
  })
}
