import type { AchievementDetails } from '@rucksack/contract/achievement-details'
import type { AchievementLink } from '@rucksack/contract/pages'
import { Circle, CircleCheck } from 'lucide-react'
import { Icon } from '../components/icon.tsx'
import { useSpeech } from '../messages/speech-context.ts'
import type { PageProps } from './props.ts'
import { safeHref } from './safe-href.ts'

/** What it takes, point by point. */
export function CriteriaList({ criteria }: { criteria: NonNullable<AchievementDetails['criteriaList']> }) {
  const { text, locale } = useSpeech()
  if (criteria.length === 0) return null
  return (
    <ul className="criteria-list">
      {criteria.map(({ text: point, required }) => (
        <li key={point}>
          <Icon of={required ? CircleCheck : Circle} />
          <span dir="auto">
            {point}
            {required ? null : (
              <span className="tag" lang={locale}>
                {text('earning.optional')}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The achievements that earn this one. */
export function EarnedBy(props: {
  earnedBy: NonNullable<AchievementDetails['earnedBy']>
  parts: AchievementLink[]
}) {
  const { text, date, locale } = useSpeech()
  const { earnedBy, parts } = props
  const all = earnedBy.least >= earnedBy.achievements.length
  return (
    <section className="stack" aria-labelledby="parts" lang={locale}>
      <h2 id="parts">{text('earning.parts')}</h2>
      <p>
        {all ? text('earning.parts.all') : text('earning.parts.least', { least: earnedBy.least })}
        {earnedBy.on === undefined ? null : ` ${text('earning.parts.on', { date: date(earnedBy.on) })}`}
      </p>
      <ul className="stack tight">
        {parts.map(({ name, page }) => (
          <li key={page}>
            <a className="link" href={page}>
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The other languages an achievement is written in. */
export function Languages({ page: { achievement, languages } }: Pick<PageProps<'achievement'>, 'page'>) {
  const { text, locale } = useSpeech()
  const others = languages.filter(each => each !== achievement.language)
  if (others.length === 0) return null
  return (
    <p className="small muted" lang={locale}>
      {text('earning.languages')}{' '}
      {others.map((language, at) => (
        <span key={language}>
          {at === 0 ? null : ' · '}
          <a className="link" href={`${achievement.page}?in=${language}`} hrefLang={language} lang={language}>
            {nameOf(language)}
          </a>
        </span>
      ))}
    </p>
  )
}

/** Whose achievement or template this one was made from. */
export function OriginLine({ origin }: { origin: AchievementDetails['origin'] }) {
  const { rich } = useSpeech()
  const href = safeHref(origin?.url ?? null)
  if (!origin || !href) return null
  return (
    <p className="small muted">
      {rich('earning.origin', {
        name: (
          <a key="name" className="link" href={href} rel="nofollow noopener">
            <bdi>{origin.name}</bdi>
          </a>
        ),
        creator: origin.creator.name,
      })}
    </p>
  )
}

/** A language by its own name. */
function nameOf(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
}
