import type { Issuing } from '../issuing.ts'
import { tables } from './batches.ts'

/** After this long without a hand on it, a draft is what was left of an upload that nobody came back to. */
export const draftDays = 30

/** Forget drafts that nobody has worked on for thirty days, with the people they name. */
export async function sweepDrafts({ db, clock }: Pick<Issuing, 'db' | 'clock'>): Promise<void> {
  await tables(db)
    .deleteFrom('issuing_batches')
    .where('state', '=', 'draft')
    .where('touched_at', '<', new Date(clock.now().getTime() - draftDays * 86_400_000))
    .execute()
}
