import { expect, test } from 'vitest'
import { codeOrderOf, emptyDraft, peopleOf } from './code-order.ts'

test('a pasted class list becomes one code for each person, however it is written', () => {
  const text =
    'Ada Lovelace\nBea; bea@learner.example\n\ncem@learner.example\nآدا\nDov <dov@learner.example>\n'
  expect(peopleOf(text)).toEqual([
    { name: 'Ada Lovelace' },
    { name: 'Bea', email: 'bea@learner.example' },
    { email: 'cem@learner.example' },
    { name: 'آدا' },
    { name: 'Dov', email: 'dov@learner.example' },
  ])
})

test('an empty limit means any number of people, and slips are for one each', () => {
  expect(codeOrderOf(emptyDraft)).toEqual({ style: 'words', mode: 'award', limit: null })
  expect(codeOrderOf({ ...emptyDraft, kind: 'slips', count: '3' })).toMatchObject({ count: 3, limit: 1 })
  expect(codeOrderOf({ ...emptyDraft, limit: '30', closesAt: '2026-05-03T18:00' })).toMatchObject({
    limit: 30,
    closesAt: new Date('2026-05-03T18:00').toISOString(),
  })
})
