import { unbake } from 'openbadges/bake'
import { forceOption, outOption, type Verb } from './verb.ts'

/** Print the badge that a picture carries, as it stands there; the newest version when it carries two. */
export const unbakeVerb: Verb = {
  takes: '<picture>',
  least: 1,
  most: 1,
  summary: 'Print the badge that a PNG or SVG carries',
  notes: ['Of two versions of a badge in one picture, it is the newer one.'],
  examples: ['rucksack unbake badge.png', 'rucksack unbake badge.svg --out badge.json'],
  options: { out: outOption, force: forceOption },
  async run(terminal, [picture = ''], options) {
    const [first] = unbake(await terminal.read(picture))
    const text = first?.text ?? ''
    const out = options.text('out')
    if (out === null) terminal.print(text)
    else await terminal.write(out, new TextEncoder().encode(text), { replace: options.flag('force') })
    return 0
  },
}
