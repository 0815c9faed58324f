import type { EarnedBy } from '@rucksack/contract/achievement-details'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { addJob, addJobs, type Task } from '../../../platform/jobs.ts'
import type { Subscriber } from '../../../platform/outbox.ts'
import { Problem } from '../../../platform/problem.ts'
import { findOrganisation } from '../../organisations/index.ts'
import { award } from '../award.ts'
import { findAchievement } from '../find-achievement.ts'
import { type AchievementRow, type AwardRow, type Issuing, own } from '../issuing.ts'
import { recipientOf } from '../show-award.ts'

type Rule = { stack: AchievementRow; earnedBy: EarnedBy }
type Complete = Pick<AwardRow, 'recipient_mac' | 'recipient_sealed' | 'recipient_name' | 'language'>

/**
 * Hears of awards, and sees whether they complete an achievement that is earned by earning others; hears of such an
 * achievement, and sees who has completed it before.
 */
export function stackSubscriber(issuing: Issuing): Subscriber {
  return {
    name: 'stacks',
    hears: ['award.made', 'achievement.published'],
    async handle(trx, { payload }) {
      const stack = await findAchievement({ db: trx }, String(payload['achievement']))
      const rule = stack ? ruleOf(stack) : null
      if (rule)
        await addJob(trx, 'award-stack', { stack: rule.stack.lineage, person: null }, dueOf(issuing, rule))
    },
    inRuns: {
      name: 'award.made',
      async handle(trx, events) {
        const jobs = (
          await findTouched(
            trx,
            events.map(({ payload }) => String(payload['award'])),
            issuing,
          )
        )
          .map(({ stack, mac }) => ({ stack, person: mac.toString('base64url') }))
          .map(payload => ({
            task: 'award-stack',
            payload,
            options: { key: `stack:${payload.stack}:${payload.person}` },
          }))
        if (jobs.length > 0) await addJobs(trx, jobs)
      },
    },
  }
}

/**
 * Whom these awards may complete a stack for, as stacks are published now. One with a day that is still to come waits
 * for that day, for all together.
 */
async function findTouched(
  trx: Db,
  awards: string[],
  { clock }: Issuing,
): Promise<{ stack: string; mac: Buffer }[]> {
  const found = await sql<{ stack: string; day: string | null; mac: Buffer }>`
    with made as (
      select a.recipient_mac, c.organisation_id, c.lineage::text as part
      from issuing_awards a join issuing_achievements c on c.id = a.achievement_id
      where a.id = any(${awards}::uuid[]) and a.recipient_mac is not null
    ), stacks as (
      select distinct on (lineage) lineage, organisation_id, details -> 'earnedBy' as earned_by
      from issuing_achievements
      where state = 'published' and organisation_id in (select organisation_id from made)
      order by lineage, version desc
    )
    select distinct stacks.lineage as stack, stacks.earned_by ->> 'on' as day, made.recipient_mac as mac
    from made join stacks using (organisation_id) where stacks.earned_by -> 'achievements' ? made.part`.execute(
    trx,
  )
  return found.rows.filter(({ day }) => day === null || dayOf(day) <= clock.now())
}

/** The job that awards what is complete: to one person, or to everybody who has it. */
export const stackTasks = (issuing: Issuing): Record<string, Task> => ({
  'award-stack': async ({ stack, person }) => {
    const rule = await newest(issuing, String(stack))
    if (!rule) return
    const only = typeof person === 'string' ? Buffer.from(person, 'base64url') : null
    for (let more = true; more; ) {
      const complete = await findComplete(issuing, rule, only)
      let made = 0
      for (const each of complete) if (await awardStack(issuing, rule, each)) made++
      more = only === null && complete.length === batch && made > 0
    }
  },
})

const batch = 100

/** Award a stack, once however often its parts are completed; false where it cannot be awarded now. */
async function awardStack(issuing: Issuing, { stack }: Rule, person: Complete): Promise<boolean> {
  const address = recipientOf(issuing, person)
  const organisation = await findOrganisation(issuing.organisations, stack.organisation_id)
  if (!organisation || address === null || person.recipient_mac === null) return false
  const mac = person.recipient_mac.toString('base64url')
  return await award(issuing, stack, organisation, {
    recipient: { address, ...(person.recipient_name === null ? {} : { name: person.recipient_name }) },
    language: person.language,
    by: null,
    onceKey: `stack/${stack.lineage}/${mac}`,
  }).then(
    () => true,
    (cause: unknown) => {
      // An archived organisation or programme awards nothing, also not by itself.
      if (cause instanceof Problem) return false
      throw cause
    },
  )
}

/**
 * Who has as many of the parts as it takes, from this organisation and in good standing, and was never awarded the
 * whole. Who had it revoked, or said no, is not awarded it by itself again.
 */
async function findComplete(
  { db, clock }: Issuing,
  { stack, earnedBy }: Rule,
  only: Buffer | null,
): Promise<Complete[]> {
  const person: RawBuilder<unknown> = only === null ? sql`true` : sql`a.recipient_mac = ${only}`
  const found = await sql<Complete>`
    select a.recipient_mac, (array_agg(a.recipient_sealed order by a.awarded_at desc))[1] as recipient_sealed,
      (array_agg(a.recipient_name order by a.awarded_at desc))[1] as recipient_name,
      (array_agg(a.language order by a.awarded_at desc))[1] as language
    from issuing_awards a join issuing_achievements c on c.id = a.achievement_id
    where a.organisation_id = ${stack.organisation_id}::uuid and c.lineage = any(${earnedBy.achievements}::uuid[])
      and a.recipient_mac is not null and ${person} and a.standing = 'good'
      and a.answer not in ('withdrawn', 'declined') and (a.expires_at is null or a.expires_at > ${clock.now()})
      and not exists (select 1 from issuing_awards w join issuing_achievements s on s.id = w.achievement_id
        where w.recipient_mac = a.recipient_mac and s.lineage = ${stack.lineage}::uuid)
    group by a.recipient_mac having count(distinct c.lineage) >= ${earnedBy.least}
    order by a.recipient_mac limit ${batch}`.execute(db)
  return found.rows
}

async function newest({ db }: Issuing, lineage: string): Promise<Rule | null> {
  const row = await own(db)
    .selectFrom('issuing_achievements')
    .selectAll()
    .where('lineage', '=', lineage)
    .where('state', '=', 'published')
    .orderBy('version', 'desc')
    .executeTakeFirst()
  return row ? ruleOf(row) : null
}

function ruleOf(stack: AchievementRow): Rule | null {
  const { earnedBy } = stack.details
  return earnedBy ? { stack, earnedBy } : null
}

/** The day begins in UTC. One job for each stack: a new version of it replaces the day of the one before. */
function dueOf({ clock }: Issuing, { stack, earnedBy }: Rule): { key: string; runAt?: Date } {
  const day = earnedBy.on === undefined ? null : dayOf(earnedBy.on)
  const key = `stack:${stack.lineage}`
  return day !== null && day > clock.now() ? { key, runAt: day } : { key }
}

const dayOf = (day: string) => new Date(`${day}T00:00:00Z`)
