import type { ColumnRole } from '@rucksack/contract/award-batches'
import type { AchievementRow } from '../issuing.ts'

const words: [ColumnRole, RegExp][] = [
  ['address', /^(e-?mail.*|.*\be-?mail|mail|correo.*|adresse.*mail|address|did|البريد.*)$/],
  [
    'family-name',
    /^(family ?name|last ?name|surname|apellidos?|nachname|nom de famille|achternaam|اسم العائلة)$/,
  ],
  [
    'name',
    /^((full|first|given|display)? ?name|nombre.*|vorname|prénom|nom|naam|nome|learner|student|الاسم.*)$/,
  ],
  ['evidence', /^(evidence|evidence ?url|url|link|evidencia.*|enlace|nachweis|preuve|الدليل)$/],
  ['evidence-text', /^(evidence ?(text|narrative|description))$/],
  ['narrative', /^(narrative|note|notes|message|comment|nota|mensaje|bemerkung|remarque|ملاحظة)$/],
  ['expires', /^(expir.*|valid ?until|caduca.*|vence|gültig bis|tot|ينتهي.*)$/],
  ['date', /^(date|issued|issued ?on|award(ed)? ?(on|date|at)?|fecha.*|datum|data|التاريخ)$/],
  ['language', /^(lang(uage)?|locale|idioma|sprache|langue|taal|اللغة)$/],
]

const looksLike = {
  address: (cell: string) => /^(?:\S+@\S+\.\S+|@\S+@\S+|acct:\S+@\S+|did:[a-z0-9]+:\S+)$/.test(cell),
  evidence: (cell: string) => /^https?:\/\/\S+$/i.test(cell),
}

/** What each column holds, by its heading, else by what stands in it; nothing is guessed twice. */
export function guessRoles(
  headings: string[] | null,
  rows: string[][],
  { details }: Pick<AchievementRow, 'details'>,
): ColumnRole[] {
  const width = Math.max(headings?.length ?? 0, ...rows.slice(0, 200).map(row => row.length), 1)
  const given = new Set<ColumnRole>()
  const sample = rows.slice(0, 50)
  const roles = Array.from({ length: width }, (_, at): ColumnRole | null => {
    const heading = tidy(headings?.[at] ?? '')
    const result = details.results?.find(each => [tidy(each.name), tidy(each.key)].includes(heading))
    const role = result
      ? (`result:${result.key}` as const)
      : words.find(([, word]) => word.test(heading))?.[0]
    if (heading === '' || role === undefined || given.has(role)) return null
    given.add(role)
    return role
  })
  const contentOf = (at: number) => sample.map(row => row[at] ?? '').filter(cell => cell !== '')
  const mostly = (at: number, test: (cell: string) => boolean) => {
    const cells = contentOf(at)
    return cells.length > 0 && cells.filter(test).length * 2 > cells.length
  }
  for (const role of ['address', 'evidence'] as const) {
    const at = roles.findIndex((known, place) => known === null && mostly(place, looksLike[role]))
    if (!given.has(role) && at >= 0) {
      given.add(role)
      roles[at] = role
    }
  }
  // Without headings, a column of words beside the addresses is the names.
  const nameless = roles.findIndex(
    (known, at) => known === null && mostly(at, cell => /^[\p{L}\p{M}'’. -]{2,100}$/u.test(cell)),
  )
  if (headings === null && nameless >= 0) roles[nameless] = 'name'
  return roles.map(role => role ?? 'ignore')
}

const tidy = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .replace(/([a-z])\s*:$/, '$1')
