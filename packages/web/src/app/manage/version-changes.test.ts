import type { issuing } from '@rucksack/contract'
import { expect, test } from 'vitest'
import { samplePages } from '../../sample-pages.ts'
import { changesBetween } from './version-changes.ts'

const page = samplePages().achievement
if (page?.kind !== 'achievement') throw new Error('The sample of an achievement is gone')
const older: issuing.Achievement = page.achievement

test('two versions are laid side by side: only what differs, word by word', () => {
  const newer: issuing.Achievement = {
    ...older,
    version: older.version + 1,
    description: older.description.replace('new', 'fresh'),
    details: { ...older.details, time: { amount: 20, unit: 'hours' } },
  }
  const changes = changesBetween(older, newer)
  expect(changes.map(each => each.field)).toEqual(['description', 'time'])
  const [description] = changes
  expect(description?.parts.filter(part => part.removed).map(part => part.value)).toEqual(['new'])
  expect(description?.parts.filter(part => part.added).map(part => part.value)).toEqual(['fresh'])
  expect(changesBetween(older, older)).toEqual([])
})

test('what was taken away and what came anew are told apart', () => {
  const { time: _time, ...details } = older.details
  const without: issuing.Achievement = { ...older, details }
  expect(changesBetween(older, without)[0]?.parts.every(part => part.removed)).toBe(true)
  expect(changesBetween(without, older)[0]?.parts.every(part => part.added)).toBe(true)
})
