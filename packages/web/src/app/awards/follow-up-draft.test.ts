import { expect, test } from 'vitest'
import { followUpDraftOf, followUpOf, nextReminder } from './follow-up-draft.ts'

test('what an organisation has said stays as it is when nothing is changed', () => {
  for (const followUp of [
    { reminderDays: [7, 21], expiryNoticeDays: 30, digest: true },
    { reminderDays: [], expiryNoticeDays: 0, digest: false },
  ])
    expect(followUpOf(followUpDraftOf(followUp))).toEqual(followUp)
})

test('switched off, nobody is reminded, whatever days are typed', () => {
  const draft = {
    ...followUpDraftOf({ reminderDays: [7], expiryNoticeDays: 30 }),
    reminds: false,
    tells: false,
  }
  expect(followUpOf(draft)).toEqual({ reminderDays: [], expiryNoticeDays: 0, digest: true })
})

test('days are put in order, once each, and another reminder comes a week later', () => {
  const draft = { reminds: true, reminders: ['21', '7', '21'], tells: true, before: '14', digest: true }
  expect(followUpOf(draft)).toEqual({ reminderDays: [7, 21], expiryNoticeDays: 14, digest: true })
  expect(nextReminder(['7', '21'])).toBe('28')
  expect(nextReminder(['88'])).toBe('90')
})
