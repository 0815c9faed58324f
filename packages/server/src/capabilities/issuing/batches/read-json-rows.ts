import { Problem } from '../../../platform/problem.ts'
import type { Table } from './cells.ts'

/** Rows as objects: an array of them, or one a line. Columns are the names in the order in which they come up. */
export function readJsonRows(text: string): Table {
  const objects = text.trimStart().startsWith('[') ? asArray(parsed(text, 1)) : lines(text)
  const names = new Map<string, number>()
  for (const object of objects)
    for (const name of Object.keys(object)) if (!names.has(name)) names.set(name, names.size)
  const headings = [...names.keys()]
  return { headings, rows: objects.map(object => headings.map(name => asText(object[name]))) }
}

function lines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .map((line, at) => [line.trim(), at + 1] as const)
    .filter(([line]) => line !== '')
    .map(([line, at]) => asObject(parsed(line, at), at))
}

function parsed(text: string, line: number): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Problem('table-unreadable', { detail: `Line ${line} is not JSON.`, cause })
  }
}

function asArray(value: unknown): Record<string, unknown>[] {
  if (!Array.isArray(value)) throw new Problem('table-unreadable', { detail: 'Send an array of objects.' })
  return value.map((each, at) => asObject(each, at + 1))
}

function asObject(value: unknown, at: number): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Problem('table-unreadable', { detail: `Row ${at} is not an object.` })
  return { ...value }
}

function asText(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
