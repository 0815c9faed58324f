import type { issuing } from '@rucksack/contract'
import type { AwardOrdering } from '@rucksack/contract/issuing'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { Link } from 'react-router'
import { Icon } from '../../components/icon.tsx'
import { Day } from '../parts/day.tsx'
import { useSay } from '../parts/say.tsx'
import { AwardMarks } from './award-marks.tsx'
import type { Selection } from './use-selection.ts'
import { whoOf } from './who-of.ts'

export type Sorting = { sort: AwardOrdering; order: 'asc' | 'desc' }

type Props = {
  awards: issuing.Award[]
  sorting: Sorting
  onSort: (sorting: Sorting) => void
  /** Null for those who may only look. */
  selection: Selection | null
}

const columns = ['learner', 'achievement', 'date', 'ends'] as const satisfies readonly AwardOrdering[]

/** Awards in rows, in the order of the host; a column's name asks for another one. */
export function AwardsTable({ awards, sorting, onSort, selection }: Props) {
  const say = useSay()
  const next = (sort: AwardOrdering): Sorting => ({
    sort,
    order:
      sorting.sort === sort ? (sorting.order === 'asc' ? 'desc' : 'asc') : sort === 'date' ? 'desc' : 'asc',
  })
  return (
    <table className="table">
      <caption className="visually-hidden">{say('app.manage.awards')}</caption>
      <thead>
        <tr>
          {selection === null ? null : (
            <th scope="col" className="column-tick">
              <SelectAll shown={awards.length} selection={selection} />
            </th>
          )}
          {columns.map(column => (
            <th
              key={column}
              scope="col"
              className={`column-${column}`}
              aria-sort={
                sorting.sort !== column ? 'none' : sorting.order === 'desc' ? 'descending' : 'ascending'
              }
            >
              <button type="button" onClick={() => onSort(next(column))}>
                {say(`app.awards.column.${column}`)}
                {sorting.sort === column ? (
                  <Icon of={sorting.order === 'desc' ? ArrowDown : ArrowUp} />
                ) : null}
              </button>
            </th>
          ))}
          <th scope="col" className="column-state">
            {say('app.awards.column.state')}
          </th>
        </tr>
      </thead>
      <tbody onKeyDown={event => walk(event, selection)}>
        {awards.map(award => (
          <AwardRow key={award.id} award={award} selection={selection} />
        ))}
      </tbody>
    </table>
  )
}

function SelectAll({ shown, selection }: { shown: number; selection: Selection }) {
  const say = useSay()
  const all = selection.ids.length === shown
  return (
    <label className="row-tick">
      <input
        type="checkbox"
        aria-label={say('app.awards.select-all')}
        checked={all}
        ref={box => {
          if (box) box.indeterminate = selection.ids.length > 0 && !all
        }}
        onChange={() => selection.pickAll(!all)}
      />
    </label>
  )
}

function AwardRow({ award, selection }: { award: issuing.Award; selection: Selection | null }) {
  const say = useSay()
  const who = whoOf(award) ?? say('app.awards.erased')
  return (
    <tr aria-selected={selection?.has(award.id)} data-selected={selection?.has(award.id) || undefined}>
      {selection === null ? null : (
        <td className="column-tick">
          <label className="row-tick">
            <input
              type="checkbox"
              aria-label={say('app.awards.select-one', { who })}
              data-award={award.id}
              checked={selection.has(award.id)}
              onChange={({ target, nativeEvent }) =>
                selection.pick(
                  award.id,
                  target.checked,
                  nativeEvent instanceof MouseEvent && nativeEvent.shiftKey,
                )
              }
            />
          </label>
        </td>
      )}
      <td className="column-learner">
        <Link to={award.id} className="row-link">
          <bdi>{who}</bdi>
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
        <Day value={award.awardedAt} short />
      </td>
      <td className="column-ends">
        {award.expiresAt === null ? '–' : <Day value={award.expiresAt} short />}
      </td>
      <td className="column-state">
        <AwardMarks award={award} />
      </td>
    </tr>
  )
}

/** Arrows go from box to box, with Shift they select on the way; Escape selects none. */
function walk(event: KeyboardEvent<HTMLElement>, selection: Selection | null): void {
  const { key, target } = event
  if (selection === null || !(target instanceof HTMLInputElement) || target.dataset['award'] === undefined)
    return
  if (key === 'Escape') selection.pickAll(false)
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return
  event.preventDefault()
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[data-award]')]
  const next = boxes[boxes.indexOf(target) + (key === 'ArrowDown' ? 1 : -1)]
  if (next === undefined) return
  next.focus()
  if (!event.shiftKey) return
  selection.pick(target.dataset['award'], true, false)
  selection.pick(next.dataset['award'] ?? '', true, false)
}
