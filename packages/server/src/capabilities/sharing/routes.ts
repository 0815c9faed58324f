import { sharing as contract, shareGroups as groups, profiles } from '@rucksack/contract'
import { type Serving, serve } from '../../platform/http/serve.ts'
import { requirePerson } from '../identity/index.ts'
import { changeGroup, createGroup, deleteGroup, listGroups } from './groups.ts'
import { changeProfile, readProfile } from './profile.ts'
import { changeShare, listShares, revokeShare, share } from './share.ts'
import type { Sharing } from './sharing.ts'

/** Our API for sharing badges. */
export function sharingRoutes(serving: Serving, sharing: Sharing): void {
  serve(serving, contract.listShares, async ({ caller, params }) => ({
    items: await listShares(sharing, requirePerson(caller), params.badge),
  }))

  serve(serving, contract.shareBadge, async ({ caller, params, body }) =>
    share(sharing, requirePerson(caller), params.badge, body),
  )

  serve(serving, contract.changeShare, async ({ caller, params, body }) =>
    changeShare(sharing, requirePerson(caller), params.share, body),
  )

  serve(serving, contract.revokeShare, async ({ caller, params }) => {
    await revokeShare(sharing, requirePerson(caller), params.share)
    return undefined
  })

  serve(serving, profiles.readProfile, async ({ caller }) => readProfile(sharing, requirePerson(caller)))

  serve(serving, profiles.changeProfile, async ({ caller, body }) =>
    changeProfile(sharing, requirePerson(caller), body),
  )

  serve(serving, groups.listShareGroups, async ({ caller }) => ({
    items: await listGroups(sharing, requirePerson(caller)),
  }))

  serve(serving, groups.createShareGroup, async ({ caller, body }) =>
    createGroup(sharing, requirePerson(caller), body),
  )

  serve(serving, groups.changeShareGroup, async ({ caller, params, body }) =>
    changeGroup(sharing, requirePerson(caller), params.group, body),
  )

  serve(serving, groups.deleteShareGroup, async ({ caller, params }) => {
    await deleteGroup(sharing, requirePerson(caller), params.group)
    return undefined
  })
}
