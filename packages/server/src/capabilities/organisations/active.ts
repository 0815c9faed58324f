import type { Db } from '../../platform/db.ts'
import { Problem } from '../../platform/problem.ts'
import type { Level } from './may.ts'
import { own } from './organisations.ts'

/** Throws `organisation-archived` or `programme-archived` when nothing new may come about at this level. */
export async function requireActive(db: Db, level: Level): Promise<void> {
  const archived = await own(db)
    .selectFrom('organisations_organisations as o')
    .innerJoin('organisations_organisations as above', join =>
      join.on(({ eb, fn, ref }) => eb(ref('above.id'), '=', fn.any(ref('o.path')))),
    )
    .select('above.name')
    .where('o.id', '=', level.organisation)
    .where('above.archived_at', 'is not', null)
    .executeTakeFirst()
  if (archived) throw new Problem('organisation-archived', { detail: `${archived.name} is in the archive.` })
  if (!level.programme) return
  const programme = await own(db)
    .selectFrom('organisations_programmes')
    .select('name')
    .where('id', '=', level.programme)
    .where('archived_at', 'is not', null)
    .executeTakeFirst()
  if (programme) throw new Problem('programme-archived', { detail: `${programme.name} is in the archive.` })
}
