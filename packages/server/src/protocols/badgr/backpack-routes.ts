import {
  accept,
  findBadge,
  listCollections,
  listKept,
  readCollection,
  removeBadge,
} from '../../capabilities/backpack/index.ts'
import { takeFrom } from '../../platform/http/rate-limit.ts'
import { type Expand, writeKept } from './backpack-wire.ts'
import type { Badgr } from './badgr.ts'
import { entityId, idOf } from './entity-id.ts'
import { wanted } from './filter-asked.ts'
import type { Knock, Route } from './guard.ts'
import { linkNext, pageAsked } from './paging.ts'
import { readImport } from './read-import.ts'

/** `/v2/backpack`: the badges of whoever's token it is. */
export function backpackRoutes(route: Route, { backpack, identity, publicUrl }: Badgr): void {
  const one = async ({ person, params }: Knock) =>
    await findBadge(backpack, person, idOf(params['assertion'] ?? ''))

  route('GET', '/v2/backpack/assertions', 'backpack:read', async knock => {
    const { items, next } = await listKept(backpack, knock.person, {
      ...pageAsked(knock),
      without: [
        ...(wanted(knock, 'include_expired') ? [] : (['expired'] as const)),
        ...(wanted(knock, 'include_revoked') ? [] : (['revoked', 'suspended'] as const)),
      ],
    })
    linkNext(knock, publicUrl, next)
    return items.map(each => writeKept(each, publicUrl, expandAsked(knock)))
  })

  const bring = async (knock: Knock) => {
    const { person, reply, request } = knock
    const input = readImport(request)
    await takeFrom(identity.db, identity.clock, `add-badge:${person}`, 2_000, 3600)
    const { row } = await accept(backpack, { person, input, locale: 'en' })
    reply.code(201)
    return [writeKept(row, publicUrl, expandAsked(knock))]
  }
  route('POST', '/v2/backpack/import', 'backpack:write', bring)
  route('POST', '/v2/backpack/assertions', 'backpack:write', bring)

  route('GET', '/v2/backpack/assertions/:assertion', 'backpack:read', async knock => [
    writeKept(await one(knock), publicUrl, expandAsked(knock)),
  ])

  route('DELETE', '/v2/backpack/assertions/:assertion', 'backpack:write', async knock => {
    await removeBadge(backpack, knock.person, (await one(knock)).id)
    return []
  })

  route('GET', '/v2/backpack/collections', 'backpack:read', async ({ person }) => {
    const lines = await listCollections(backpack, person, undefined)
    const whole = []
    for (const { id } of lines) whole.push(await collection(person, id))
    return whole
  })

  route('GET', '/v2/backpack/collections/:collection', 'backpack:read', async ({ person, params }) => [
    await collection(person, idOf(params['collection'] ?? '')),
  ])

  const collection = async (person: string, id: string) => {
    const found = await readCollection(backpack, person, id)
    return {
      entityType: 'BackpackCollection',
      entityId: entityId(found.id),
      createdAt: found.createdAt,
      createdBy: entityId(person),
      name: found.name,
      description: found.text,
      // Who may see it is said for its badges, not by a link that can be guessed from here.
      published: false,
      shareHash: '',
      shareUrl: null,
      assertions: found.badges.map(each => entityId(each.id)),
    }
  }
}

function expandAsked({ request }: Knock): Expand {
  const words = new URLSearchParams(request.url.split('?')[1] ?? '').getAll('expand')
  const all = words.flatMap(each => each.split(','))
  return { badgeclass: all.includes('badgeclass'), issuer: all.includes('issuer') }
}
