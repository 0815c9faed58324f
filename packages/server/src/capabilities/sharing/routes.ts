import { sharing as contract } from '@rucksack/contract'
import { type Serving, serve } from '../../platform/http/serve.ts'
import { requirePerson } from '../identity/index.ts'
import { listShares, revokeShare, share } from './share.ts'
import type { Sharing } from './sharing.ts'

/** Our API for sharing badges. */
export function sharingRoutes(serving: Serving, sharing: Sharing): void {
  serve(serving, contract.listShares, async ({ caller, params }) => ({
    items: await listShares(sharing, requirePerson(caller), params.badge),
  }))

  serve(serving, contract.shareBadge, async ({ caller, params, body }) =>
    share(sharing, requirePerson(caller), params.badge, {
      audience: body.audience,
      showName: body.showName ?? true,
    }),
  )

  serve(serving, contract.revokeShare, async ({ caller, params }) => {
    await revokeShare(sharing, requirePerson(caller), params.share)
    return undefined
  })
}
