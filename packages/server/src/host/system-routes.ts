import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { isLocal } from '../config.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { sameSecret } from '../platform/ids.ts'
import type { Metrics } from '../platform/metrics.ts'
import { Problem } from '../platform/problem.ts'

export type SystemParts = {
  db: Db
  clock: Clock
  metrics: Metrics
  metricsToken: string | null
  migrationCount: number
  stopping: () => boolean
}

/** What watches a host asks: is it up, is it ready, how is it. */
export function systemRoutes(http: FastifyInstance, parts: SystemParts): void {
  const open = { config: { anonymous: true } }

  http.get('/healthz', open, async (_request, reply) =>
    reply.header('cache-control', 'no-store').type('text/plain').send('ok\n'),
  )

  http.get('/readyz', open, async (_request, reply) => {
    const checks = parts.stopping()
      ? { database: false, migrations: false, queue: false }
      : await check(parts)
    const ready = Object.values(checks).every(Boolean)
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .type('application/json')
      .send(JSON.stringify({ ready, ...checks }))
  })

  http.get('/metrics', open, async (request, reply) => {
    if (!isLoopback(request) && !hasToken(request, parts.metricsToken)) throw new Problem('not-found')
    return reply.type(parts.metrics.registry.contentType).send(await parts.metrics.registry.metrics())
  })
}

async function check({ db, clock, migrationCount }: SystemParts) {
  const fine = (question: Promise<boolean>) => question.catch(() => false)
  const [database, migrations, queue] = await Promise.all([
    fine(sql`select 1`.execute(db).then(() => true)),
    fine(
      sql<{ n: string }>`select count(*) as n from platform_migrations`
        .execute(db)
        .then(({ rows }) => Number(rows[0]?.n) >= migrationCount),
    ),
    fine(
      db
        .selectFrom('platform_workers')
        .select('id')
        .where('seen_at', '>', new Date(clock.now().getTime() - 45_000))
        .executeTakeFirst()
        .then(row => row !== undefined),
    ),
  ])
  return { database, migrations, queue }
}

/**
 * Straight from this machine: nothing passed it on, and it was asked for by a local name. A page of another site
 * whose name leads here (DNS rebinding) asks by its own name.
 */
export function isLoopback(request: FastifyRequest): boolean {
  const address = request.socket.remoteAddress ?? ''
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded
  const host = `http://${request.headers.host ?? ''}`
  return (
    forwarded === undefined &&
    /^(?:127\.|::1$|::ffff:127\.)/.test(address) &&
    URL.canParse(host) &&
    isLocal(new URL(host).hostname)
  )
}

function hasToken(request: FastifyRequest, token: string | null): boolean {
  if (token === null) return false
  return sameSecret(Buffer.from(request.headers.authorization ?? ''), Buffer.from(`Bearer ${token}`))
}
