import { achievementDetails, type issuing } from '@rucksack/contract'
import type { AwardResult, ResultDescription } from '@rucksack/contract/achievement-details'
import { given } from '../data/given.ts'

const { resultStatuses } = achievementDetails

/** An award as its form holds it. */
export type AwardDraft = {
  /** Of the address; `nobody` for an award that waits for whoever takes its code. */
  kind: issuing.Award['recipient']['kind'] | 'nobody'
  address: string
  name: string
  narrative: string
  evidence: { url: string; name: string; narrative: string }[]
  /** What was reached of each result that the achievement describes, by its key. */
  results: Record<string, string>
}

export const emptyAward: AwardDraft = {
  kind: 'email',
  address: '',
  name: '',
  narrative: '',
  evidence: [],
  results: {},
}

/** What the host is told; evidence rows that were left empty are left out. */
export function awardRequestOf(draft: AwardDraft, described: ResultDescription[] = []): issuing.AwardRequest {
  const results = resultsOf(draft, described)
  const evidence = evidenceOf(draft.evidence)
  return {
    recipient: { ...addressOf(draft), ...given({ name: draft.name.trim() }) },
    ...given({ narrative: draft.narrative.trim() }),
    ...(evidence.length === 0 ? {} : { evidence }),
    ...(results.length === 0 ? {} : { results }),
  }
}

/** Evidence without the rows that were left empty. */
export function evidenceOf(rows: AwardDraft['evidence']): issuing.Evidence[] {
  return rows
    .map(row => given({ url: row.url.trim(), name: row.name.trim(), narrative: row.narrative.trim() }))
    .filter(row => row.url !== undefined || row.narrative !== undefined)
}

/** `name@host` looks like an e-mail address, so the kind that was chosen is told by an @ before it. */
function addressOf({ kind, address }: AwardDraft): { email: string } | { address: string } {
  const text = address.trim()
  if (kind === 'account') return { address: /^(?:@|acct:)/i.test(text) ? text : `@${text}` }
  return kind === 'did' ? { address: text } : { email: text }
}

function resultsOf({ results }: AwardDraft, described: ResultDescription[]): AwardResult[] {
  return described.flatMap(({ key, resultType, levels = [] }): AwardResult[] => {
    const given = results[key]?.trim() ?? ''
    if (given === '') return []
    const status = resultStatuses.find(each => each === given)
    if (resultType === 'Status') return status ? [{ result: key, status }] : []
    return [levels.length > 0 ? { result: key, level: given } : { result: key, value: given }]
  })
}

/** The same, complete enough to look at while it is being written. */
export function previewRequestOf(draft: AwardDraft): issuing.AwardRequest {
  const { recipient, narrative, evidence = [] } = awardRequestOf(draft)
  const { email, address, ...named } = recipient
  const shown = evidence.filter(row => row.url === undefined || isWebAddress(row.url))
  return {
    recipient: { ...named, ...completeAddress(email, address) },
    ...given({ narrative }),
    ...(shown.length === 0 ? {} : { evidence: shown }),
  }
}

function completeAddress(email?: string, address?: string): { email: string } | { address: string } {
  if (
    address !== undefined &&
    /^(?:did:[a-z0-9]+:[\w.:%-]*[\w%-]|@[\w.-]*\w@[\w-]+(?:\.[\w-]+)+)$/.test(address)
  )
    return { address }
  const whole = email !== undefined && /^[^\s@]+@[^\s@.]+\.[^\s@]+$/.test(email)
  return { email: whole ? email : 'learner@example.org' }
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/./i.test(text) && URL.canParse(text)
}
