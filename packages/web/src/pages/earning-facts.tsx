import type { AchievementDetails } from '@rucksack/contract/achievement-details'
import type { AchievementLink } from '@rucksack/contract/pages'
import { useSpeech } from '../messages/speech-context.ts'
import { safeHref } from './safe-href.ts'

/** Time, credits, level and prerequisites, as rows of a list of facts. */
export function EarningFacts({ details }: { details: AchievementDetails }) {
  const { text } = useSpeech()
  const { time, credits, level, prerequisites = [] } = details
  return (
    <>
      {time ? (
        <Row label={text('earning.time')}>{text(`earning.time.${time.unit}`, { amount: time.amount })}</Row>
      ) : null}
      {credits ? (
        <Row label={text('earning.credits')}>
          {text(`earning.credits.${credits.unit}`, { amount: credits.amount })}
        </Row>
      ) : null}
      {level ? (
        <Row label={text('earning.level')}>
          {level.framework === 'eqf' ? (
            text('earning.level.eqf', { value: level.value })
          ) : (
            <Linked name={level.name} url={level.url} />
          )}
        </Row>
      ) : null}
      {prerequisites.length > 0 ? (
        <Row label={text('earning.prerequisites')}>
          <span className="stack tight">
            {prerequisites.map(({ name, url }) => (
              <Linked key={name} name={name} url={url} />
            ))}
          </span>
        </Row>
      ) : null}
    </>
  )
}

/** What this is earned by, and what it counts towards. */
export function StackFacts({ stacks }: { stacks: AchievementLink[] }) {
  const { text } = useSpeech()
  if (stacks.length === 0) return null
  return (
    <Row label={text('earning.stacks')}>
      <span className="stack tight">
        {stacks.map(({ name, page }) => (
          <Linked key={page} name={name} url={page} />
        ))}
      </span>
    </Row>
  )
}

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Linked({ name, url }: { name: string; url: string | undefined }) {
  const href = safeHref(url ?? null)
  if (!href) return <bdi>{name}</bdi>
  return (
    <a className="link" href={href} rel="nofollow noopener">
      <bdi>{name}</bdi>
    </a>
  )
}
