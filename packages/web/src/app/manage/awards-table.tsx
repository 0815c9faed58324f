import type { issuing } from '@rucksack/contract'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import { Link } from 'react-router'
import { Icon } from '../../components/icon.tsx'
import { Day } from '../parts/day.tsx'
import { useSay } from '../parts/say.tsx'
import { AwardMarks } from './award-marks.tsx'
import { type SortBy, type Sorting, sortAwards } from './sort-awards.ts'

type Props = { awards: issuing.Award[]; complete: boolean }

const columns: SortBy[] = ['learner', 'achievement', 'date', 'state']

/** Awards in rows; a column's name sorts the rows that are shown. */
export function AwardsTable({ awards, complete }: Props) {
  const say = useSay()
  const intl = useIntl()
  const [sorting, setSorting] = useState<Sorting>({ by: 'date', down: true })
  const sort = (by: SortBy) =>
    setSorting(before => ({ by, down: before.by === by ? !before.down : by === 'date' }))
  return (
    <table className="table">
      <caption className="visually-hidden">
        {say('app.manage.awards')}
        {complete ? null : `. ${say('app.awards.sorted-shown')}`}
      </caption>
      <thead>
        <tr>
          {columns.map(column => (
            <th
              key={column}
              scope="col"
              className={`column-${column}`}
              aria-sort={sorting.by !== column ? 'none' : sorting.down ? 'descending' : 'ascending'}
            >
              <button type="button" onClick={() => sort(column)}>
                {say(`app.awards.column.${column}`)}
                {sorting.by === column ? <Icon of={sorting.down ? ArrowDown : ArrowUp} /> : null}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sortAwards(awards, sorting, intl.locale).map(award => (
          <tr key={award.id}>
            <td className="column-learner">
              <Link to={award.id} className="row-link">
                <bdi>{award.recipient.name ?? award.recipient.value ?? say('app.awards.erased')}</bdi>
              </Link>
              {award.recipient.name === null || award.recipient.value === null ? null : (
                <span className="muted small block">
                  <bdi>{award.recipient.value}</bdi>
                </span>
              )}
              <span className="small only-narrow" dir="auto">
                {award.achievement.name}
              </span>
            </td>
            <td className="column-achievement" dir="auto">
              {award.achievement.name}
            </td>
            <td className="column-date">
              <Day value={award.awardedAt} />
            </td>
            <td className="column-state">
              <AwardMarks award={award} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
