import type { FollowUp } from '@rucksack/contract/after-awards'

/** How an organisation follows up, as its form holds it: days as typed. */
export type FollowUpDraft = {
  reminds: boolean
  reminders: string[]
  tells: boolean
  before: string
  digest: boolean
}

export function followUpDraftOf({ reminderDays, expiryNoticeDays, digest = true }: FollowUp): FollowUpDraft {
  return {
    reminds: reminderDays.length > 0,
    reminders: reminderDays.map(String),
    tells: expiryNoticeDays > 0,
    before: String(expiryNoticeDays === 0 ? 30 : expiryNoticeDays),
    digest,
  }
}

/** What the host is told: switched off is no day at all, and a day that was typed twice is one. */
export function followUpOf({ reminds, reminders, tells, before, digest }: FollowUpDraft): FollowUp {
  const days = reminds ? [...new Set(reminders.map(Number))].sort((a, b) => a - b) : []
  return { reminderDays: days, expiryNoticeDays: tells ? Number(before) : 0, digest }
}

/** A week after the last one, within what the host takes. */
export function nextReminder(reminders: string[]): string {
  const last = Math.max(0, ...reminders.map(Number).filter(Number.isFinite))
  return String(Math.min(90, last + 7))
}
