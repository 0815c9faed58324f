import { resultStatuses } from '@rucksack/contract/achievement-details'
import type { ColumnRole } from '@rucksack/contract/award-batches'
import { type Address, readAddress } from '../../identity/index.ts'
import type { AwardOrder } from '../prepare-award.ts'
import { checkedResults } from '../results.ts'
import type { BatchRow, RowProblem } from './batches.ts'
import { readDate } from './read-date.ts'

export type ReadRow = {
  order: Pick<
    AwardOrder,
    'recipient' | 'narrative' | 'evidence' | 'results' | 'language' | 'expiresAt' | 'awardedAt'
  >
  problems: RowProblem[]
}

const plainAddress =
  /^[^\s@"(),:;<>[\]\\\p{C}]+@[^\s@"(),:;<>[\]\\\p{C}.]+(?:\.[^\s@"(),:;<>[\]\\\p{C}.]+)+$/u
const languageTag = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/

/** One row as the award it asks for, with every problem that it has. */
export function readRow(
  cells: string[],
  batch: Pick<BatchRow, 'roles' | 'columns' | 'dates'>,
  achievement: AwardOrder['achievement'],
  now: Date,
): ReadRow {
  const problems: RowProblem[] = []
  const say = (code: string, column: number | null, detail: string) => problems.push({ code, column, detail })
  const columnOf = (role: ColumnRole) => {
    const at = batch.roles.indexOf(role)
    return at < 0 ? null : at
  }
  const cell = (role: ColumnRole) => {
    const at = columnOf(role)
    return at === null ? '' : (cells[at] ?? '').trim()
  }
  const dated = (role: 'date' | 'expires'): Date | undefined => {
    const text = cell(role)
    if (text === '') return undefined
    const read = readDate(text, batch.dates)
    if ('at' in read) return read.at
    say(
      read.trouble,
      columnOf(role),
      read.trouble === 'date-ambiguous' ? `${text} can be two days.` : `${text} is no date.`,
    )
    return undefined
  }

  const written = addressIn(cell('address'))
  const read = readAddress(written)
  const address = 'value' in read ? read.value : written
  const trouble = 'trouble' in read ? read.trouble : troubleWith(read)
  if (written === '') say('address-missing', columnOf('address'), 'There is no address.')
  else if (trouble !== null)
    say('address-unusable', columnOf('address'), `${written.slice(0, 100)} ${trouble}`)
  const name = [cell('name'), cell('family-name')].filter(part => part !== '').join(' ')
  if (name.length > 200) say('name-too-long', columnOf('name'), 'A name has up to 200 characters.')
  const narrative = [cell('narrative'), ...notesIn(cells, batch)].filter(part => part !== '').join('\n\n')
  if (narrative.length > 10_000)
    say('narrative-too-long', columnOf('narrative'), 'A note has up to 10,000 characters.')
  const url = cell('evidence')
  if (url !== '' && !(URL.canParse(url) && /^https?:/i.test(url) && url.length <= 2048))
    say('evidence-no-link', columnOf('evidence'), `${url.slice(0, 100)} is no web address.`)
  const text = cell('evidence-text')
  const language = cell('language')
  if (language !== '' && !languageTag.test(language))
    say('language-unknown', columnOf('language'), `${language.slice(0, 40)} is no language tag.`)
  const awardedAt = dated('date')
  if (awardedAt && awardedAt.getTime() > now.getTime() + 86_400_000)
    say('date-future', columnOf('date'), 'The day of the award has not come yet.')
  const expires = dated('expires')
  if (expires && expires <= now) say('expires-past', columnOf('expires'), 'It would be expired already.')
  const results = resultsIn(cells, batch, achievement)
  try {
    checkedResults(achievement, results)
  } catch (cause) {
    say('result-unfit', null, cause instanceof Error ? cause.message : 'A result does not fit.')
  }
  return {
    problems,
    order: {
      recipient: { address, ...(name === '' ? {} : { name }) },
      ...(narrative === '' ? {} : { narrative }),
      ...(url === '' && text === ''
        ? {}
        : { evidence: [{ ...(url === '' ? {} : { url }), ...(text === '' ? {} : { narrative: text }) }] }),
      ...(results.length === 0 ? {} : { results }),
      ...(language === '' ? {} : { language }),
      ...(expires ? { expiresAt: expires.toISOString() } : {}),
      ...(awardedAt ? { awardedAt: awardedAt < now ? awardedAt : now } : {}),
    },
  }
}

/** A list is often typed: what no mail server would take is found before it is awarded. */
const troubleWith = ({ kind, value }: Address) =>
  kind === 'email' && !plainAddress.test(value) ? 'is no mail address.' : null

/** "Ada Lovelace <ada@x.example>" and "mailto:" as mail programs copy them. */
const addressIn = (cell: string) => (/<([^<>]+)>\s*$/.exec(cell)?.[1] ?? cell.replace(/^mailto:/i, '')).trim()

function notesIn(cells: string[], { roles, columns }: Pick<BatchRow, 'roles' | 'columns'>): string[] {
  return roles.flatMap((role, at) => {
    const text = (cells[at] ?? '').trim()
    return role === 'note' && text !== '' ? [`${columns[at] ?? ''}: ${text}`] : []
  })
}

function resultsIn(
  cells: string[],
  { roles }: Pick<BatchRow, 'roles'>,
  { details }: AwardOrder['achievement'],
): NonNullable<AwardOrder['results']> {
  return roles.flatMap((role, at): NonNullable<AwardOrder['results']> => {
    const value = (cells[at] ?? '').trim()
    if (!role.startsWith('result:') || value === '') return []
    const result = role.slice('result:'.length)
    const described = details.results?.find(each => each.key === result)
    const level = described?.levels?.find(each => [each.key, each.name].includes(value))
    if (level) return [{ result, level: level.key }]
    const status = resultStatuses.find(each => each.toLowerCase() === value.toLowerCase())
    return [described?.resultType === 'Status' && status ? { result, status } : { result, value }]
  })
}
