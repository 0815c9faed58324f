import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { Problem } from '../../../platform/problem.ts'
import { guessRoles } from './guess-roles.ts'
import { readDate } from './read-date.ts'
import { readTable } from './read-table.ts'

const csv = (text: string | Uint8Array, mediaType = 'text/csv') =>
  readTable(typeof text === 'string' ? Buffer.from(text) : text, mediaType, undefined)
const codeOf = async (asked: Promise<unknown>) =>
  await asked.then(
    () => 'ok',
    (cause: unknown) => (cause instanceof Problem ? cause.code : String(cause)),
  )
const people = [
  ['ada@learner.example', 'Ada Ñandú'],
  ['bea@learner.example', 'Béa, née "Noor"\nof Leiden'],
]
const rowsIn = (mark: string, end = '\n') =>
  [['E-mail', 'Name'], ...people]
    .map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(mark))
    .join(end)

describe('a list as people have it is read the same', () => {
  const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
  test.each([
    ['with commas', Buffer.from(rowsIn(','))],
    ['with semicolons and a mark of UTF-8', Buffer.from(`\ufeff${rowsIn(';', '\r\n')}`)],
    ['with tabs', Buffer.from(rowsIn('\t'))],
    ['in Latin-1', Buffer.from(rowsIn(';'), 'latin1')],
    ['in UTF-16', utf16(rowsIn('\t', '\r\n'))],
    ['in UTF-16 without a mark', utf16(rowsIn(',')).subarray(2)],
  ])('%s', async (_, bytes) => {
    expect(await csv(bytes)).toEqual({ headings: ['E-mail', 'Name'], rows: people })
  })

  test('as JSON, one object a line, and as an array', async () => {
    const objects = people.map(([email, name]) => ({ email, name }))
    const lines = objects.map(each => JSON.stringify(each)).join('\n')
    for (const [text, type] of [
      [lines, 'application/x-ndjson'],
      [JSON.stringify(objects), 'application/json'],
    ] as const)
      expect(await csv(text, type)).toEqual({ headings: ['email', 'name'], rows: people })
  })

  test('as a paste without headings', async () => {
    const pasted = 'ada@learner.example\tAda\nbea@learner.example\tBea\n\n'
    const table = await csv(pasted, 'text/tab-separated-values')
    expect(table.headings).toBeNull()
    expect(guessRoles(table.headings, table.rows, { details: {} })).toEqual(['address', 'name'])
  })
})

test('columns are guessed by their headings in several languages, and by what stands in them', () => {
  const guess = (headings: string[], row: string[]) => guessRoles(headings, [row], { details: {} })
  expect(
    guess(['Nombre', 'Correo electrónico', 'Fecha'], ['Ada', 'ada@learner.example', '3.5.2026']),
  ).toEqual(['name', 'address', 'date'])
  expect(guess(['Contact', 'Proof'], ['ada@learner.example', 'https://ada.example/1'])).toEqual([
    'address',
    'evidence',
  ])
  expect(guess(['First name', 'Last name', 'Email', 'Shoe size'], ['Ada', 'L', 'a@b.example', '38'])).toEqual(
    ['name', 'family-name', 'address', 'ignore'],
  )
})

test('a date that can be two days asks, and is read when it was said how', () => {
  const on = (text: string, order: 'day-first' | 'month-first' | null = null) => {
    const read = readDate(text, order)
    return 'at' in read ? read.at.toISOString().slice(0, 10) : read.trouble
  }
  expect(on('3/4/2026')).toBe('date-ambiguous')
  expect(on('3/4/2026', 'day-first')).toBe('2026-04-03')
  expect(on('3/4/2026', 'month-first')).toBe('2026-03-04')
  expect(on('13/4/2026')).toBe('2026-04-13')
  expect(on('4/13/2026')).toBe('2026-04-13')
  expect(on('3.4.26')).toBe('2026-04-03')
  expect(on('2026-04-03T10:00:00Z')).toBe('2026-04-03')
  expect(on('46115')).toBe('2026-04-03')
  for (const none of ['31/2/2026', '2026-02-30', 'soon', '99999999'])
    expect(on(none), none).toBe('date-unreadable')
})

const oneRoster = (more: Record<string, Uint8Array> = {}) =>
  zipSync({
    'users.csv': strToU8(
      'sourcedId,status,enabledUser,givenName,familyName,email\nu1,active,true,Ada,L,ada@learner.example\nu2,active,true,Bea,N,bea@learner.example\nu3,tobedeleted,true,Gone,G,gone@learner.example\n',
    ),
    'classes.csv': strToU8('sourcedId,status,title\nc1,active,Botany\nc2,active,Chess\n'),
    'enrollments.csv': strToU8(
      'sourcedId,classSourcedId,userSourcedId,role,status\ne1,c1,u1,student,active\ne2,c1,u2,teacher,active\ne3,c2,u2,student,active\ne4,c1,u3,student,active\n',
    ),
    ...more,
  })

test('of a OneRoster class list the class is asked, and its students are taken', async () => {
  expect(await codeOf(readTable(oneRoster(), 'application/zip', undefined))).toBe('class-needed')
  const botany = await readTable(oneRoster(), 'application/zip', 'c1')
  expect(botany.rows).toEqual([['ada@learner.example', 'Ada', 'L']])
})

test('an archive that unpacks to far more than it is gets no further than the limit', async () => {
  const bomb = oneRoster({ 'big/users.csv': new Uint8Array(70_000_000) })
  expect(bomb.length).toBeLessThan(1_000_000)
  expect(await codeOf(readTable(bomb, 'application/zip', 'c1'))).toBe('too-large')
})

test('what is no list says so', async () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const all = [
    csv(''),
    csv('{"email": 1', 'application/json'),
    csv('[1, 2]', 'application/json'),
    csv(zipSync({ 'a.txt': strToU8('x') })),
    csv(Buffer.from('504b0304ffff', 'hex')),
    csv(Buffer.from('d0cf11e0a1b11ae1', 'hex')),
  ]
  expect(new Set(await Promise.all(all.map(codeOf)))).toEqual(new Set(['table-unreadable']))
  expect(await codeOf(csv(png))).toMatch(/ok|table-unreadable/)
  expect(await codeOf(csv('a@b.example\n'.repeat(100_001)))).toBe('too-large')
})
