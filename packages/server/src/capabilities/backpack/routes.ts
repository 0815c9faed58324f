import { backpack as contract } from '@rucksack/contract'
import { takeFrom } from '../../platform/http/rate-limit.ts'
import { sandboxed } from '../../platform/http/security-headers.ts'
import { type Serving, serve } from '../../platform/http/serve.ts'
import { requirePerson } from '../identity/index.ts'
import { readInput } from '../verifying/index.ts'
import { accept } from './accept.ts'
import type { Backpack } from './backpack.ts'
import { checkAgain } from './check-again.ts'
import { findBadge, listBadges } from './find-badge.ts'
import { fileOf } from './forms.ts'
import { removeBadge } from './remove.ts'
import { shownWhole } from './show-badge.ts'

/** Our API for a person's backpack. */
export function backpackRoutes(serving: Serving, backpack: Backpack): void {
  const { db, clock } = backpack

  serve(serving, contract.listBadges, async ({ caller, query }) =>
    listBadges(backpack, requirePerson(caller), query),
  )

  serve(serving, contract.addBadge, async ({ caller, bytes, mediaType, locale, reply }) => {
    const person = requirePerson(caller)
    await takeFrom(db, clock, `add-badge:${person}`, 2_000, 3600)
    const { outcome, row } = await accept(backpack, { person, input: readInput(bytes, mediaType), locale })
    if (outcome === 'added') reply.code(201)
    return { outcome, badge: await shownWhole(backpack, row, locale) }
  })

  serve(serving, contract.readBadge, async ({ caller, params, locale }) =>
    shownWhole(backpack, await findBadge(backpack, requirePerson(caller), params.badge), locale),
  )

  serve(serving, contract.checkBadge, async ({ caller, params, locale }) => {
    const person = requirePerson(caller)
    const row = await findBadge(backpack, person, params.badge)
    await takeFrom(db, clock, `check-badge:${person}`, 120, 3600)
    return await shownWhole(backpack, await checkAgain(backpack, row, { by: 'holder' }), locale)
  })

  serve(serving, contract.removeBadge, async ({ caller, params }) => {
    await removeBadge(backpack, requirePerson(caller), params.badge)
    return undefined
  })

  serve(serving, contract.downloadBadge, async ({ caller, params, query, reply }) => {
    const row = await findBadge(backpack, requirePerson(caller), params.badge)
    const file = await fileOf(backpack, row, query.form ?? 'original')
    reply
      .headers({
        ...sandboxed,
        'cache-control': 'private, no-cache',
        'content-disposition': `attachment; filename="badge-${row.id.slice(-12)}.${file.ending}"`,
      })
      .type(file.mediaType)
    return file.bytes
  })

  serve(serving, contract.showBadgeImage, async ({ caller, params, reply }) => {
    const row = await findBadge(backpack, requirePerson(caller), params.badge)
    reply
      .headers({
        ...sandboxed,
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'private, max-age=86400',
      })
      .type(row.image_type)
    return await backpack.pictures.get(row.image_sha)
  })
}
