import { awardBatches as contract } from '@rucksack/contract'
import type { Caller } from '../../../platform/http/caller.ts'
import { decodeCursor, encodeCursor } from '../../../platform/http/cursor.ts'
import { type Serving, serve } from '../../../platform/http/serve.ts'
import { isUuid } from '../../../platform/ids.ts'
import { Problem } from '../../../platform/problem.ts'
import { type OrganisationRow, requireRole } from '../../organisations/index.ts'
import { findAchievement } from '../find-achievement.ts'
import { programmeFor, requireAwarder } from '../grants/index.ts'
import type { AchievementRow, Issuing } from '../issuing.ts'
import { type BatchRow, findBatch } from './batches.ts'
import {
  cancelBatch,
  changeBatch,
  changeRow,
  deleteBatch,
  pauseBatch,
  resumeBatch,
  retryBatch,
  startBatch,
} from './change-batch.ts'
import { listBatches } from './list-batches.ts'
import { openBatch } from './open-batch.ts'
import { withTable } from './open-table.ts'
import { batchReport } from './report.ts'
import { listRows, shownBatch, shownRow } from './show-batch.ts'

type Whole = { batch: BatchRow; achievement: AchievementRow; organisation: OrganisationRow }

/** Our API for awarding to many. */
export function batchRoutes(serving: Serving, issuing: Issuing): void {
  const show = ({ batch, achievement, organisation }: Whole) =>
    shownBatch(issuing, batch, achievement, organisation)

  serve(serving, contract.createAwardBatch, async ({ caller, query, file, mediaType, onceKey, request }) => {
    // A long list is looked at for longer than a connection may be silent.
    request.raw.socket.setTimeout(0)
    const { achievement, organisation, person } = await requireAwarder(
      issuing,
      caller,
      query.achievement,
      query.organisation,
    )
    const asked = { path: file.path, mediaType, wantedClass: query.class }
    const batch = await withTable(issuing.tableWorkerUrl, asked, table =>
      openBatch(issuing, achievement, organisation, table, {
        name: query.name?.trim() || achievement.name,
        by: person,
        again: query.again ?? null,
        dates: query.dates ?? null,
        onceKey,
      }),
    )
    const whole = { batch, achievement, organisation }
    const starts = query.start === true && batch.state === 'draft'
    return await show(starts ? { ...whole, batch: await startBatch(issuing, whole) } : whole)
  })

  serve(serving, contract.listAwardBatches, async ({ caller, params, query }) => {
    const { organisation } = await requireRole(issuing.organisations, caller, params.organisation, 'awarder')
    const from = decodeCursor(query.cursor)
    const { rows, last } = await listBatches(issuing, organisation.id, query.limit, from)
    return {
      items: await Promise.all(rows.map(each => show({ ...each, organisation }))),
      next: last ? encodeCursor(last.created_at, last.id) : null,
    }
  })

  serve(serving, contract.readAwardBatch, async ({ caller, params }) =>
    show(await requireBatch(issuing, caller, params.batch)),
  )

  serve(serving, contract.listAwardBatchRows, async ({ caller, params, query }) => {
    const { batch } = await requireBatch(issuing, caller, params.batch)
    return await listRows(issuing, batch.id, query)
  })

  serve(serving, contract.changeAwardBatch, async ({ caller, params, body }) => {
    const whole = await requireBatch(issuing, caller, params.batch)
    return await show({ ...whole, batch: await changeBatch(issuing, whole, body) })
  })

  serve(serving, contract.changeAwardBatchRow, async ({ caller, params, body }) => {
    const whole = await requireBatch(issuing, caller, params.batch)
    return shownRow(issuing, await changeRow(issuing, whole, params.row, body.cells))
  })

  serve(serving, contract.startAwardBatch, async ({ caller, params, body }) => {
    const whole = await requireBatch(issuing, caller, params.batch)
    return await show({ ...whole, batch: await startBatch(issuing, whole, body.startsAt) })
  })

  const acts = [
    [contract.pauseAwardBatch, pauseBatch],
    [contract.resumeAwardBatch, resumeBatch],
    [contract.cancelAwardBatch, cancelBatch],
    [contract.retryAwardBatch, retryBatch],
  ] as const
  for (const [operation, act] of acts)
    serve(serving, operation, async ({ caller, params }) => {
      const whole = await requireBatch(issuing, caller, params.batch)
      return await show({ ...whole, batch: await act(issuing, whole) })
    })

  serve(serving, contract.deleteAwardBatch, async ({ caller, params }) => {
    await deleteBatch(issuing, await requireBatch(issuing, caller, params.batch))
    return undefined
  })

  serve(serving, contract.readAwardBatchReport, async ({ caller, params, reply }) => {
    const { batch } = await requireBatch(issuing, caller, params.batch)
    reply.header('content-type', 'text/csv; charset=utf-8')
    reply.header('content-disposition', 'attachment; filename="report.csv"')
    reply.header('cache-control', 'no-store')
    return await batchReport(issuing, batch)
  })
}

/** A batch the caller may award with. To strangers it does not exist. */
async function requireBatch(issuing: Issuing, caller: Caller, id: string): Promise<Whole> {
  const batch = isUuid(id) ? await findBatch(issuing.db, id) : null
  const achievement = batch ? await findAchievement(issuing, batch.achievement_id) : null
  if (!batch || !achievement) throw new Problem('batch-not-found')
  const { organisation } = await requireRole(
    issuing.organisations,
    caller,
    batch.organisation_id,
    'awarder',
    programmeFor(batch.organisation_id, achievement),
  ).catch((cause: unknown) => {
    throw cause instanceof Problem && cause.code === 'organisation-not-found'
      ? new Problem('batch-not-found')
      : cause
  })
  return { batch, achievement, organisation }
}
