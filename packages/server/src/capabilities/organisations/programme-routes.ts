import { programmes as contract } from '@rucksack/contract'
import { type Serving, serve } from '../../platform/http/serve.ts'
import { Problem } from '../../platform/problem.ts'
import { includes } from './may.ts'
import { changeMember, listMembers, removeMember } from './members.ts'
import type { Organisations, ProgrammeRow } from './organisations.ts'
import {
  changeProgramme,
  createProgramme,
  listProgrammes,
  requireProgramme,
  shownProgramme,
} from './programmes.ts'
import { requireReach, requireRole } from './roles.ts'

/** Our API for programmes. */
export function programmeRoutes(serving: Serving, organisations: Organisations): void {
  const levelOf = (programme: ProgrammeRow) => ({
    organisation: programme.organisation_id,
    programme: programme.id,
  })

  serve(serving, contract.listProgrammes, async ({ caller, params, query }) =>
    listProgrammes(organisations, await requireReach(organisations, caller, params.organisation), query),
  )

  serve(serving, contract.createProgramme, async ({ caller, params, body }) => {
    const { organisation, role } = await requireRole(organisations, caller, params.organisation, 'editor')
    return shownProgramme(await createProgramme(organisations, organisation, body), role)
  })

  serve(serving, contract.readProgramme, async ({ caller, params }) => {
    const { programme, role } = await requireProgramme(organisations, caller, params.programme, 'viewer')
    return shownProgramme(programme, role)
  })

  serve(serving, contract.changeProgramme, async ({ caller, params, body }) => {
    const { programme, role } = await requireProgramme(organisations, caller, params.programme, 'editor')
    return shownProgramme(await changeProgramme(organisations, programme, body), role)
  })

  serve(serving, contract.archiveProgramme, async ({ caller, params }) => {
    const { programme, role } = await requireProgramme(organisations, caller, params.programme, 'editor')
    const archived_at = programme.archived_at ?? organisations.clock.now()
    return shownProgramme(await changeProgramme(organisations, programme, { archived_at }), role)
  })

  serve(serving, contract.unarchiveProgramme, async ({ caller, params }) => {
    const { programme, role } = await requireProgramme(organisations, caller, params.programme, 'editor')
    return shownProgramme(await changeProgramme(organisations, programme, { archived_at: null }), role)
  })

  serve(serving, contract.listProgrammeMembers, async ({ caller, params, query }) => {
    const { programme } = await requireProgramme(organisations, caller, params.programme, 'viewer')
    return await listMembers(organisations, levelOf(programme), query)
  })

  serve(serving, contract.changeProgrammeMember, async ({ caller, params, body }) => {
    const { programme } = await requireProgramme(organisations, caller, params.programme, 'owner')
    return await changeMember(organisations, levelOf(programme), params.person, body.role)
  })

  serve(serving, contract.removeProgrammeMember, async ({ caller, params }) => {
    const { programme, role, person } = await requireProgramme(
      organisations,
      caller,
      params.programme,
      'viewer',
    )
    if (person !== params.person && !includes(role, 'owner'))
      throw new Problem('not-allowed', { detail: `Only owners remove others; your role is ${role}.` })
    await removeMember(organisations, levelOf(programme), params.person)
    return undefined
  })
}
