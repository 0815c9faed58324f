import { extname } from 'node:path'
import { type BakeVersion, bake } from 'openbadges/bake'
import { type Badge, type Reading, toBadge } from 'openbadges/read'
import { readBadge } from './read-badge.ts'
import { forceOption, outOption, type Verb } from './verb.ts'

/** Put a badge into a picture and write the result beside it, or where `--out` says. */
export const bakeVerb: Verb = {
  takes: '<picture> <badge>',
  least: 2,
  most: 2,
  summary: 'Put a badge (JSON or JWT) into a PNG or SVG',
  notes: ['Without --out, the picture is written beside the old one as <name>-baked.'],
  examples: ['rucksack bake picture.png badge.json', 'rucksack bake picture.svg badge.jwt --out badge.svg'],
  options: { out: outOption, force: forceOption },
  async run(terminal, [picture = '', badge = ''], options) {
    const reading = await readBadge(terminal, badge)
    const baked = bake(await terminal.read(picture), reading.text, placeOf(reading), hostedAt(reading))
    const file = options.text('out') ?? beside(picture)
    await terminal.write(file, baked, { replace: options.flag('force') })
    terminal.print(file)
    return 0
  },
}

/** Where in a picture such a badge belongs; learner records have a place of their own. */
function placeOf({ version, document }: Reading): BakeVersion {
  if (version !== '3.0') return '2.0'
  return [document['type']].flat().includes('ClrCredential') ? 'CLR 2.0' : '3.0'
}

/** The address that a hosted assertion is confirmed by (Open Badges 2.0, "Baking Specification", SVG). */
function hostedAt(reading: Reading): string | null {
  const id: Badge['id'] = reading.form === 'hosted' ? toBadge(reading).id : null
  return id?.startsWith('http') ? id : null
}

function beside(picture: string): string {
  const extension = extname(picture)
  return `${picture.slice(0, picture.length - extension.length)}-baked${extension}`
}
