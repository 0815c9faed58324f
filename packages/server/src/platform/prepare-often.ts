import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'

// A statement that is kept takes some tens of kilobytes on each connection.
const mostKept = 100
const oftenTimes = 20
const mostCounted = 2_000

/**
 * The pool as Kysely asks it, with statements that come often parsed once per connection instead of each time. They are
 * still planned for the values and the tables of the moment. A connection that knows a statement from before a newer
 * version changed the tables asks again without it, and is replaced.
 */
export function prepareOften(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>()
  const counts = new Map<string, number>()
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>()

  function nameOf(text: string): string | undefined {
    const name = names.get(text)
    if (name !== undefined || names.size >= mostKept) return name
    const count = (counts.get(text) ?? 0) + 1
    if (count < oftenTimes) {
      // Texts that grow with what is asked for would fill the memory.
      if (counts.size >= mostCounted) counts.clear()
      counts.set(text, count)
      return undefined
    }
    counts.delete(text)
    names.set(text, `often_${names.size}`)
    return names.get(text)
  }

  const wrap = (client: pg.PoolClient): PostgresPoolClient => {
    let outdated = false
    const put = async <R>(question: pg.QueryConfig): Promise<PostgresQueryResult<R>> => {
      const answer: pg.QueryResult = await client.query(question)
      // pg says of the command only that it is a text.
      return answer as PostgresQueryResult<R>
    }
    const ask = async <R>(text: string, values: unknown[]): Promise<PostgresQueryResult<R>> => {
      const name = values.length === 0 ? undefined : nameOf(text)
      try {
        return await put(name === undefined ? { text, values } : { name, text, values })
      } catch (cause) {
        if (!isOutdated(cause)) throw cause
        outdated = true
        // Inside a transaction this fails too, and with it the transaction.
        return await put({ text, values })
      }
    }
    function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
    function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
    function query<R>(
      asked: string | PostgresCursor<R>,
      values: readonly unknown[] = [],
    ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
      if (typeof asked !== 'string') throw new Error('The dialect was given no cursor')
      return ask(asked, [...values])
    }
    return { query, release: () => client.release(outdated) }
  }

  return {
    async connect() {
      const client = await pool.connect()
      const wrapped = known.get(client) ?? wrap(client)
      known.set(client, wrapped)
      return wrapped
    },
    end: () => pool.end(),
  }
}

/** "cached plan must not change result type" (feature_not_supported). */
const isOutdated = (cause: unknown) => cause instanceof Error && 'code' in cause && cause.code === '0A000'
