import { Problem } from '../../../platform/problem.ts'
import { cellsOf, type Table } from './cells.ts'
import { decodeText } from './read-text.ts'
import { unpack } from './unpack.ts'

type Line = Record<string, string>

/**
 * The students of one class of a OneRoster list (CSV binding 1.1 and 1.2: users, classes, enrollments). Which class
 * is asked when there are several. Throws `class-needed` or `table-unreadable`.
 */
export function readClassList(bytes: Uint8Array, wanted: string | undefined): Table {
  const files = unpack(bytes, name => /(^|\/)(users|classes|enrollments)\.csv$/i.test(name))
  const file = (name: string) => {
    const found = [...files].find(([path]) => path.toLowerCase().endsWith(`${name}.csv`))
    return found ? linesOf(found[1]) : []
  }
  const classes = file('classes').filter(isActive)
  const chosen = choose(classes, wanted)
  const enrolled = new Set(
    file('enrollments')
      .filter(isActive)
      .filter(each => (each['role'] ?? 'student').toLowerCase() === 'student')
      .filter(each => chosen === null || each['classsourcedid'] === chosen['sourcedid'])
      .map(each => each['usersourcedid']),
  )
  const users = file('users')
    .filter(isActive)
    .filter(each => chosen === null || enrolled.has(each['sourcedid']))
  return {
    headings: ['email', 'givenName', 'familyName'],
    rows: users.map(each => [
      each['email'] ?? '',
      each['preferredfirstname'] || each['givenname'] || '',
      each['preferredlastname'] || each['familyname'] || '',
    ]),
  }
}

function choose(classes: Line[], wanted: string | undefined): Line | null {
  const found = classes.find(each => each['sourcedid'] === wanted)
  if (found) return found
  if (classes.length === 0) return null
  if (classes.length === 1 && wanted === undefined) return classes[0] ?? null
  const named = classes.slice(0, 200).map(each => `${each['title'] ?? ''} (${each['sourcedid'] ?? ''})`)
  throw new Problem('class-needed', {
    detail: `The list holds these classes: ${named.join('; ')}.`,
    errors: classes
      .slice(0, 200)
      .map(each => ({ pointer: each['sourcedid'] ?? '', message: each['title'] ?? '' })),
  })
}

const isActive = (line: Line) => !['tobedeleted', 'inactive'].includes((line['status'] ?? '').toLowerCase())

function linesOf(bytes: Uint8Array): Line[] {
  const [headings = [], ...rows] = cellsOf(decodeText(bytes))
  const names = headings.map(each => each.trim().toLowerCase())
  return rows.map(row => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])))
}
