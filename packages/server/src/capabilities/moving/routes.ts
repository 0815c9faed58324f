import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { exports as contract } from '@rucksack/contract'
import { inTransaction } from '../../platform/db.ts'
import { takeFrom } from '../../platform/http/rate-limit.ts'
import { type Serving, serve } from '../../platform/http/serve.ts'
import { Problem } from '../../platform/problem.ts'
import { requirePerson } from '../identity/index.ts'
import { deleteExport, findExport, listExports, orderExport, shownExport } from './exports.ts'
import type { Moving } from './moving.ts'
import { readSchedule, setSchedule } from './schedule.ts'

/** Our API for taking everything along. */
export function movingRoutes(serving: Serving, moving: Moving): void {
  const { db, clock } = moving

  serve(serving, contract.createExport, async ({ caller, locale }) => {
    const person = requirePerson(caller)
    await takeFrom(db, clock, `export:${person}`, 10, 86_400)
    const row = await inTransaction(db, trx => orderExport(moving, trx, { person, madeBy: 'hand', locale }))
    return shownExport(moving, row)
  })

  serve(serving, contract.listExports, async ({ caller }) => {
    const person = requirePerson(caller)
    const rows = await listExports(moving, person)
    return {
      items: rows.map(row => shownExport(moving, row)),
      schedule: await readSchedule(moving, person),
    }
  })

  serve(serving, contract.readExport, async ({ caller, params }) =>
    shownExport(moving, await findExport(moving, requirePerson(caller), params.export)),
  )

  serve(serving, contract.downloadExport, async ({ caller, params, reply }) => {
    const row = await findExport(moving, requirePerson(caller), params.export)
    if (row.state !== 'ready') throw new Problem('export-not-ready')
    const day = row.created_at.toISOString().slice(0, 10)
    reply
      .headers({
        'cache-control': 'no-store',
        'content-length': row.bytes ?? '0',
        'content-disposition': `attachment; filename="rucksack-${day}.zip"`,
      })
      .type('application/zip')
    return createReadStream(join(moving.folder, `${row.id}.zip`))
  })

  serve(serving, contract.deleteExport, async ({ caller, params }) => {
    await deleteExport(moving, requirePerson(caller), params.export)
    return undefined
  })

  serve(serving, contract.setExportSchedule, async ({ caller, body, locale }) =>
    setSchedule(moving, requirePerson(caller), body.every, locale),
  )
}
