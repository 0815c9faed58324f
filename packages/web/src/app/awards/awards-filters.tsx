import { issuing } from '@rucksack/contract'
import type { AwardCounts } from '@rucksack/contract/issuing'
import { X } from 'lucide-react'
import { useIntl } from 'react-intl'
import { Icon } from '../../components/icon.tsx'
import { useRead } from '../data/use-read.ts'
import { useOrganisation } from '../manage/organisation-layout.tsx'
import { Button } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import { useSay } from '../parts/say.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import type { AwardsLook, LookAt } from './use-awards-look.ts'

type Props = { look: AwardsLook; lookAt: LookAt; counts: AwardCounts | undefined }

const orders = ['date-desc', 'date-asc', 'learner-asc', 'achievement-asc', 'ends-asc'] as const

/** What to look at, with how many awards there are of each kind. */
export function AwardsFilters({ look, lookAt, counts }: Props) {
  const say = useSay()
  const intl = useIntl()
  const { slug } = useOrganisation()
  const { data } = useRead(issuing.listAchievements, {
    params: { organisation: slug },
    query: { limit: 100 },
  })
  const { answer = '', standing = '', q = '', achievement = '', undelivered = false, sort, order } = look
  const counted = (label: string, count: number | undefined) =>
    count === undefined ? label : `${label} (${intl.formatNumber(count)})`
  const achievements = (data?.items ?? []).filter(({ state }) => state !== 'draft')
  const listed = achievements.some(({ id }) => id === achievement)
  const any = { value: '', label: say('app.shelf.any') }
  return (
    <search className="stack">
      <fieldset className="chips" aria-label={say('app.awards.answer')}>
        {(['', ...issuing.awardStates] as const).map(value => {
          const count = value === '' ? counts && sum(counts.answers) : counts?.answers[value]
          return count === 0 && value !== answer ? null : (
            <button
              key={value}
              type="button"
              className="chip"
              aria-pressed={value === answer}
              onClick={() => lookAt({ answer: value })}
            >
              {value === '' ? say('app.awards.all') : say(`app.answer.${value}`)}
              {count === undefined ? null : <span className="chip-count">{intl.formatNumber(count)}</span>}
            </button>
          )
        })}
      </fieldset>
      <div className="list-filters award-filters">
        <SearchBox label={say('app.awards.search')} value={q} onChange={value => lookAt({ q: value })} />
        <Choice
          label={say('app.awards.column.achievement')}
          value={achievement}
          onChange={value => lookAt({ achievement: value })}
          options={[
            any,
            ...achievements.map(({ id, name }) => ({ value: id, label: name })),
            ...(achievement === '' || listed
              ? []
              : [{ value: achievement, label: say('app.awards.this-one') }]),
          ]}
        />
        <Choice
          label={say('app.awards.mail')}
          value={undelivered ? 'true' : ''}
          onChange={value => lookAt({ undelivered: value })}
          options={[any, { value: 'true', label: say('app.undelivered') }]}
        />
        <Choice
          label={say('app.shelf.standing')}
          value={standing}
          onChange={value => lookAt({ standing: value })}
          options={[
            any,
            ...issuing.awardStandings.map(value => ({
              value,
              label: counted(say(`standing.${value}`), counts?.standings[value]),
            })),
          ]}
        />
        <Choice
          label={say('app.awards.order')}
          value={`${sort}-${order}`}
          onChange={value => {
            const [by = 'date', way = 'desc'] = value.split('-')
            lookAt({ sort: by, order: way })
          }}
          options={[
            ...orders.map(value => ({ value: value as string, label: say(`app.awards.order.${value}`) })),
            ...(orders.some(each => each === `${sort}-${order}`)
              ? []
              : [{ value: `${sort}-${order}`, label: say(`app.awards.column.${sort}`) }]),
          ]}
        />
        {answer + standing + q + achievement === '' && !undelivered ? null : (
          <Button
            look="bare"
            onPress={() => lookAt({ answer: '', undelivered: '', standing: '', q: '', achievement: '' })}
          >
            <Icon of={X} />
            {say('app.shelf.clear')}
          </Button>
        )}
      </div>
    </search>
  )
}

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, each) => all + each, 0)
