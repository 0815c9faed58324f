import type { frameworks as contract } from '@rucksack/contract'
import { Problem } from '../../../platform/problem.ts'

/** One skill or standard of a framework. */
export type ReadItem = { uri: string; name: string; code: string | null; description: string | null }

/** A framework as its file says it; `key` is the same for every edition of it. */
export type ReadFramework = {
  kind: contract.Framework['kind']
  key: string
  name: string
  items: ReadItem[]
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const listOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : []

export const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null

/** A text of JSON-LD that may be said in several languages: English, else the first. */
export function said(value: unknown): string | null {
  if (Array.isArray(value)) return value.map(said).find(each => each !== null) ?? null
  if (!isRecord(value)) return textOf(value)
  const languages = Object.keys(value)
  const best = languages.find(each => each.toLowerCase().startsWith('en')) ?? languages[0]
  return best === undefined ? null : said(value[best])
}

export const refused = (detail: string) => new Problem('framework-refused', { detail })

/** Only web addresses can be aligned with. */
export const isWebAddress = (text: string) => /^https?:\/\/\S+$/.test(text) && text.length <= 2048
