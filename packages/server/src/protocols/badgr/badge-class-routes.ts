import {
  archiveAchievement,
  changeAchievement,
  draftAchievement,
  findCurrent,
  listCurrent,
  publishAchievement,
  requireAchievement,
  setImage,
  showAchievement,
} from '../../capabilities/issuing/index.ts'
import {
  listOrganisations,
  requireActive,
  requireReach,
  requireRole,
} from '../../capabilities/organisations/index.ts'
import { draftOf, readBadgeClass, unfit, writeBadgeClass } from './badge-class-wire.ts'
import type { Badgr } from './badgr.ts'
import { idOf } from './entity-id.ts'
import type { Knock, Route } from './guard.ts'
import { linkNext, pageAsked } from './paging.ts'
import { pictureIn } from './picture-in.ts'

/** `/v2/badgeclasses`: the achievements of an organisation, each in the version that is awarded now. */
export function badgeClassRoutes(route: Route, door: Badgr): void {
  const { issuing, organisations, publicUrl } = door

  const list = async (knock: Knock, issuers: string[]) => {
    const reaches = []
    for (const issuer of issuers) reaches.push(await requireReach(organisations, knock.caller, issuer))
    const { items, next } = await listCurrent(issuing, reaches, pageAsked(knock))
    linkNext(knock, publicUrl, next)
    return items.map(each => writeBadgeClass(each, publicUrl))
  }

  const make = async ({ caller, request, reply }: Knock, issuer: string | undefined) => {
    const asked = readBadgeClass(request)
    const named = issuer ?? asked.issuer
    if (named === undefined) throw unfit('/issuer', 'is needed')
    const { organisation } = await requireRole(organisations, caller, idOf(named), 'editor')
    await requireActive(issuing.db, { organisation: organisation.id })
    const draft = draftOf(asked)
    const picture = asked.image === undefined ? null : await pictureIn(asked.image)
    const row = await draftAchievement(
      issuing,
      organisation,
      draft,
      true,
      picture
        ? {
            image_sha: await issuing.files.put(picture.bytes),
            image_type: picture.mediaType,
            image_generated: false,
          }
        : undefined,
    )
    reply.code(201)
    return [writeBadgeClass(await showAchievement(issuing, organisation, row), publicUrl)]
  }

  const require = async ({ caller, params }: Knock, least: 'viewer' | 'editor') =>
    await requireAchievement(issuing, caller, await findCurrent(issuing, idOf(params['class'] ?? '')), least)

  route('GET', '/v2/badgeclasses', 'achievements:read', async knock => {
    const { items } = await listOrganisations(organisations, knock.person, { limit: 200 })
    return await list(
      knock,
      items.map(each => each.id),
    )
  })
  route('POST', '/v2/badgeclasses', 'achievements:write', async knock => make(knock, undefined))

  route('GET', '/v2/issuers/:issuer/badgeclasses', 'achievements:read', async knock =>
    list(knock, [idOf(knock.params['issuer'] ?? '')]),
  )
  route('POST', '/v2/issuers/:issuer/badgeclasses', 'achievements:write', async knock =>
    make(knock, knock.params['issuer']),
  )

  route('GET', '/v2/badgeclasses/:class', 'achievements:read', async knock => {
    const { achievement, organisation } = await require(knock, 'viewer')
    return [writeBadgeClass(await showAchievement(issuing, organisation, achievement), publicUrl)]
  })

  // A published version never changes: what comes back is the next one, under the same entity id.
  route('PUT', '/v2/badgeclasses/:class', 'achievements:write', async knock => {
    const { achievement, organisation } = await require(knock, 'editor')
    const asked = readBadgeClass(knock.request)
    const picture = asked.image?.startsWith('data:') ? await pictureIn(asked.image) : null
    const changed = await changeAchievement(issuing, achievement, draftOf(asked))
    const drawn = picture ? await setImage(issuing, changed, picture.bytes) : changed
    const row = await publishAchievement(issuing, drawn)
    return [writeBadgeClass(await showAchievement(issuing, organisation, row), publicUrl)]
  })

  route('DELETE', '/v2/badgeclasses/:class', 'achievements:write', async knock => {
    const { achievement } = await require(knock, 'editor')
    await archiveAchievement(issuing, achievement)
    return []
  })
}
