import type { AwardLine } from '@rucksack/contract/after-awards'
import { sql } from 'kysely'
import type { AwardRow, Issuing } from '../issuing.ts'
import { standingOf } from '../show-award.ts'

type Line = Pick<AwardRow, 'id' | 'awarded_at' | 'expires_at' | 'standing'> & {
  relation: 'renewal' | 'correction' | null
}

/** The whole line that an award stands in, oldest first. */
export async function awardLine(issuing: Issuing, award: string): Promise<AwardLine[]> {
  const found = await sql<Line>`
    with recursive line as (
      select ${award}::uuid as id
      union
      select other.id from line, lateral (
        select before_id as id from issuing_after where award_id = line.id and before_id is not null
        union all
        select award_id from issuing_after where before_id = line.id
      ) other
    )
    select a.id, a.awarded_at, a.expires_at, a.standing, f.relation from line
    join issuing_awards a using (id) left join issuing_after f on f.award_id = a.id
    order by a.awarded_at, f.before_id nulls first limit 100`.execute(issuing.db)
  const now = issuing.clock.now()
  return found.rows.map(row => ({
    id: row.id,
    relation: row.relation ?? 'first',
    awardedAt: row.awarded_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    standing: standingOf(row, now),
    current: row.id === award,
  }))
}
