import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { achievement as achievement3, credentialContexts } from 'openbadges/sign'
import { preferred } from '../../platform/http/accepts.ts'
import { type RenderPage, sendPage } from '../../platform/http/pages.ts'
import { sandboxed } from '../../platform/http/security-headers.ts'
import type { Serving } from '../../platform/http/serve.ts'
import { isUuid } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { findOrganisation, type OrganisationRow } from '../organisations/index.ts'
import { issuerView } from './award-view.ts'
import { creatorParts } from './creator.ts'
import { edition, editionAsked, editionFor, languagesOf } from './editions.ts'
import { findAchievement, requireAchievement, showAchievement } from './find-achievement.ts'
import { badgeClass2 } from './forms.ts'
import { endorsementsFor, everyoneMayCopy, hasAwarded } from './grants/index.ts'
import type { AchievementRow, Issuing } from './issuing.ts'
import { achievementParts } from './show-achievement.ts'
import { achievementLinks, partsOf, stacksWith } from './stacks.ts'
import { purposes, readStatusList } from './status-lists.ts'

/** Public pages and documents of achievements, and status lists. */
export function achievementPages(serving: Serving, issuing: Issuing, render: RenderPage): void {
  const { http } = serving

  http.get<{ Params: { id: string }; Querystring: { v?: string; in?: string; by?: string } }>(
    '/achievements/:id',
    async (request, reply) => {
      const { id } = request.params
      const { achievement, organisation } = await findPublished(issuing, id.replace(/\.json$/, ''))
      const asked = id.endsWith('.json')
        ? 'application/json'
        : preferred(request.headers.accept, ['application/ld+json', 'application/json', 'text/html'])
      reply.header('vary', 'accept')
      if (asked !== 'text/html' || request.query.v !== undefined) {
        const language = editionAsked(achievement, request.query.in) ?? achievement.language
        const other = language === achievement.language ? {} : { language }
        const document =
          request.query.v === '2_0'
            ? badgeClass2(
                issuing.publicUrl,
                achievement,
                await awarderOf(issuing, achievement, organisation, request.query.by),
                other.language,
              )
            : {
                '@context': credentialContexts,
                ...achievement3(
                  achievementParts(issuing.publicUrl, achievement, other, {
                    creator: achievement.details.origin
                      ? null
                      : creatorParts(issuing.publicUrl, organisation),
                    endorsements: await endorsementsFor(issuing.db, achievement, organisation),
                  }),
                ),
              }
        return sendDocument(reply, JSON.stringify(document), 'public, max-age=300')
      }
      const said = edition(achievement, editionFor(achievement, request, request.query.in))
      return await sendPage(render, request, reply, {
        kind: 'achievement',
        achievement: await showAchievement(issuing, organisation, said),
        languages: languagesOf(achievement),
        parts: achievementLinks(issuing.publicUrl, await partsOf(issuing, achievement), request),
        stacks: achievementLinks(issuing.publicUrl, await stacksWith(issuing, achievement), request),
        issuer: issuerView(issuing.publicUrl, organisation),
        copyable: achievement.state === 'published' && (await everyoneMayCopy(issuing.db, achievement)),
      })
    },
  )

  http.get<{ Params: { id: string } }>('/achievements/:id/image', async (request, reply) => {
    const achievement = await findAchievement(issuing, request.params.id)
    if (!achievement) throw missing()
    const draft = achievement.state === 'draft'
    if (draft)
      await requireAchievement(issuing, request.caller, achievement.id, 'viewer').catch(() => {
        throw missing()
      })
    return reply
      .headers({
        ...sandboxed,
        ...(draft
          ? { 'cache-control': 'private, max-age=3600' }
          : { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=86400' }),
      })
      .type(achievement.image_type)
      .send(await issuing.files.get(achievement.image_sha))
  })

  http.get<{ Params: { list: string; purpose: string } }>(
    '/status/:list/:purpose',
    async (request, reply) => {
      const { list } = request.params
      const purpose = purposes.find(each => each === request.params.purpose)
      const found =
        purpose && isUuid(list)
          ? await readStatusList(issuing, list, purpose, id => findOrganisation(issuing, id))
          : null
      if (!found) throw new Problem('not-found', { detail: 'There is no such status list here.' })
      const tag = `"${createHash('sha256').update(found.tag).digest('base64url')}"`
      if (request.headers['if-none-match'] === tag) return reply.code(304).send()
      return sendDocument(reply.header('etag', tag), found.text, 'public, no-cache', 'application/vc')
    },
  )
}

export function sendDocument(reply: FastifyReply, text: string, cache: string, type = 'application/ld+json') {
  return reply.headers({ 'access-control-allow-origin': '*', 'cache-control': cache }).type(type).send(text)
}

async function findPublished(
  issuing: Issuing,
  id: string,
): Promise<{ achievement: AchievementRow; organisation: OrganisationRow }> {
  const achievement = await findAchievement(issuing, id)
  const organisation =
    achievement && achievement.state !== 'draft'
      ? await findOrganisation(issuing, achievement.organisation_id)
      : null
  if (!achievement || !organisation) throw missing()
  return { achievement, organisation }
}

/** Whose class was asked for: the owner's, or that of an organisation that awards it or has done so. */
async function awarderOf(
  issuing: Issuing,
  achievement: AchievementRow,
  owner: OrganisationRow,
  by: string | undefined,
): Promise<OrganisationRow> {
  if (typeof by !== 'string' || by === owner.slug) return owner
  const awarder = await findOrganisation(issuing, by)
  if (!awarder || awarder.slug !== by || !(await hasAwarded(issuing.db, awarder, achievement)))
    throw missing()
  return awarder
}

const missing = () => new Problem('not-found', { detail: 'There is no such achievement here.' })
