import { sql } from 'kysely'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Db } from './db.ts'

export type Metrics = {
  registry: Registry
  observeRequest(method: string, route: string, status: number, seconds: number): void
}

/** Figures for Prometheus. Routes are named by their pattern, so no address or id gets in. */
export function makeMetrics(db: Db): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'rucksack_http_request_seconds',
    help: 'How long answers took',
    labelNames: ['method', 'route'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  })
  const answers = new Counter({
    name: 'rucksack_http_answers_total',
    help: 'Answers by status',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  })
  new Gauge({
    name: 'rucksack_jobs_waiting',
    help: 'Jobs that have not been done yet',
    registers: [registry],
    async collect() {
      const found = await sql<{ n: string }>`select count(*) as n from graphile_worker._private_jobs`
        .execute(db)
        .catch(() => null)
      this.set(Number(found?.rows[0]?.n ?? 0))
    },
  })
  // Finding a series by its labels costs more than counting in it.
  const bound = new Map<string, { duration: Histogram.Internal<string>; answers: Counter.Internal }>()
  return {
    registry,
    observeRequest(method, route, status, seconds) {
      const name = `${status} ${method} ${route}`
      let series = bound.get(name)
      if (!series) {
        series = {
          duration: duration.labels({ method, route }),
          answers: answers.labels({ method, route, status: String(status) }),
        }
        bound.set(name, series)
      }
      series.duration.observe(seconds)
      series.answers.inc()
    },
  }
}
