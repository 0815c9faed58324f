import { type Badge, BadgeError, parseJws, type Reading, toBadge } from 'openbadges/read'
import { isAddress } from './inputs.ts'
import { portsFor } from './ports-for.ts'
import { printable } from './printable.ts'
import { readBadge, readingOf } from './read-badge.ts'
import type { Terminal } from './terminal.ts'
import { jsonOption, offlineOption, type Verb } from './verb.ts'

/** Show what a badge says of itself; nothing of it is checked. */
export const inspectVerb: Verb = {
  takes: '<file | address | ->',
  least: 1,
  most: 1,
  summary: 'Show what a badge says of itself, without checking it',
  notes: ['Nothing but a web address that you name is fetched.'],
  examples: ['rucksack inspect badge.png', 'rucksack inspect --json badge.jwt'],
  options: { json: jsonOption, offline: offlineOption },
  async run(terminal, [name = ''], options) {
    const reading = isAddress(name)
      ? await fetched({ ...terminal, ports: portsFor(terminal, options) }, name)
      : await readBadge(terminal, name)
    const shown = { ...described(reading), badge: toBadge(reading), document: reading.document }
    terminal.print(options.flag('json') ? JSON.stringify(shown, null, 2) : inspection(reading))
    return 0
  },
}

async function fetched({ ports }: Terminal, url: string): Promise<Reading> {
  const accept = 'application/vc, application/ld+json, application/json, image/png, image/svg+xml, text/plain'
  const answer = await ports.fetcher(url, { accept })
  if (answer.status !== 200)
    throw new BadgeError('unreachable', `${new URL(url).host} answered ${answer.status} instead of a badge.`)
  return readingOf(answer.body)
}

function described({ version, form, why, image, text }: Reading) {
  const header = form === 'vc-jwt' || form === 'jws' ? parseJws(text.trim()).header : null
  return { version, form, why, picture: image?.mediaType ?? null, header }
}

function inspection(reading: Reading): string {
  const { version, form, why, header } = described(reading)
  const lines = [
    ['version', `Open Badges ${version} (${form})`],
    ['because', why],
    ...(reading.image ? [['baked into', reading.image.mediaType]] : []),
    ...(header ? [['signed with', `${header['alg']}, key ${header['kid'] ?? 'not named'}`]] : []),
    ...proofs(reading),
    ...fields(toBadge(reading)),
  ]
  const width = Math.max(...lines.map(([name = '']) => name.length))
  const text = lines.map(([name = '', value = '']) => `${name.padEnd(width)}  ${printable(value)}`)
  return [...text, '', 'Nothing of this was checked: `rucksack verify` does that.'].join('\n')
}

function proofs({ document }: Reading): string[][] {
  const carried = document['proof']
  return (Array.isArray(carried) ? carried : [carried]).flatMap(proof =>
    typeof proof === 'object' && proof !== null && !Array.isArray(proof)
      ? [['signed with', `${proof['cryptosuite'] ?? proof['type']}, key ${proof['verificationMethod']}`]]
      : [],
  )
}

function fields(badge: Badge): string[][] {
  const said: [string, string | null][] = [
    ['id', badge.id],
    ['name', badge.name],
    ['description', badge.description],
    ['criteria', badge.criteria.narrative ?? badge.criteria.url],
    ['issuer', [badge.issuer.name, badge.issuer.id].filter(Boolean).join(', ') || null],
    ['recipient', badge.recipients.map(each => each.identity).join(', ') || badge.subjectId],
    ['issued', badge.issuedOn],
    ['expires', badge.expires],
    ['tags', badge.tags.join(', ') || null],
    ['evidence', badge.evidence.map(each => each.url ?? each.name ?? each.narrative).join(', ') || null],
  ]
  return said.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
}
