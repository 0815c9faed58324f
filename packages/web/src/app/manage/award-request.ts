import type { issuing } from '@rucksack/contract'
import { given } from '../data/given.ts'

/** An award as its form holds it. */
export type AwardDraft = {
  email: string
  name: string
  narrative: string
  evidence: { url: string; name: string; narrative: string }[]
}

export const emptyAward: AwardDraft = { email: '', name: '', narrative: '', evidence: [] }

/** What the host is told; evidence rows that were left empty are left out. */
export function awardRequestOf(draft: AwardDraft): issuing.AwardRequest {
  const evidence = draft.evidence
    .map(row => given({ url: row.url.trim(), name: row.name.trim(), narrative: row.narrative.trim() }))
    .filter(row => row.url !== undefined || row.narrative !== undefined)
  return {
    recipient: { email: draft.email.trim(), ...given({ name: draft.name.trim() }) },
    ...given({ narrative: draft.narrative.trim() }),
    ...(evidence.length === 0 ? {} : { evidence }),
  }
}

/** The same, complete enough to look at while it is being written. */
export function previewRequestOf(draft: AwardDraft): issuing.AwardRequest {
  const { recipient, narrative, evidence = [] } = awardRequestOf(draft)
  const email = /^[^\s@]+@[^\s@.]+\.[^\s@]+$/.test(recipient.email) ? recipient.email : 'learner@example.org'
  const shown = evidence.filter(row => row.url === undefined || isWebAddress(row.url))
  return {
    recipient: { ...recipient, email },
    ...given({ narrative }),
    ...(shown.length === 0 ? {} : { evidence: shown }),
  }
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/./i.test(text) && URL.canParse(text)
}
