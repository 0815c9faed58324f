import { imports as contract } from '@rucksack/contract'
import { takeFrom } from '../../../platform/http/rate-limit.ts'
import { type Serving, serve } from '../../../platform/http/serve.ts'
import { requirePerson } from '../../identity/index.ts'
import type { Backpack } from '../backpack.ts'
import { deleteImport, findImport, listImports, listLines, shownImport } from './find-import.ts'
import { openImport } from './open-import.ts'
import { retryLines } from './retry.ts'

/** Our API for bringing many badges at once. */
export function importRoutes(serving: Serving, backpack: Backpack): void {
  serve(
    serving,
    contract.createImport,
    async ({ caller, query, file, mediaType, locale, onceKey, request }) => {
      // A large archive is unpacked for longer than a connection may be silent.
      request.raw.socket.setTimeout(0)
      const person = requirePerson(caller)
      const name = query.name?.trim() || 'badge'
      const row = await openImport(backpack, { person, path: file.path, mediaType, name, locale, onceKey })
      return await shownImport(backpack, row)
    },
  )

  serve(serving, contract.listImports, async ({ caller, query }) =>
    listImports(backpack, requirePerson(caller), query),
  )

  serve(serving, contract.readImport, async ({ caller, params }) =>
    shownImport(backpack, await findImport(backpack, requirePerson(caller), params.import)),
  )

  serve(serving, contract.listImportLines, async ({ caller, params, query }) => {
    const { id } = await findImport(backpack, requirePerson(caller), params.import)
    return await listLines(backpack, id, query)
  })

  serve(serving, contract.retryImport, async ({ caller, params, body }) => {
    const person = requirePerson(caller)
    const { id } = await findImport(backpack, person, params.import)
    await takeFrom(backpack.db, backpack.clock, `import:${person}`, 120, 3600)
    await retryLines(backpack, id, body.lines ?? null, body.unverified === 'keep')
    return await shownImport(backpack, await findImport(backpack, person, id))
  })

  serve(serving, contract.deleteImport, async ({ caller, params }) => {
    await deleteImport(backpack, requirePerson(caller), params.import)
    return undefined
  })
}
