import type { Design, IconNode, Layer } from './design.ts'
import { makeIcon, makeShape, makeText } from './make-layer.ts'
import { type Palette, palettes } from './palettes.ts'

export const starterNames = ['medal', 'hexagon', 'crest', 'burst', 'wreath', 'plaque'] as const
export type StarterName = (typeof starterNames)[number]

/** Badges to begin with: each needs only its words and its icon changed. */
export function starter(name: StarterName, title: string, icon: { name: string; nodes: IconNode[] }): Design {
  const palette = palettes[starterNames.indexOf(name) % palettes.length] ?? (palettes[0] as Palette)
  return { format: 1, alt: '', layers: builders[name](palette, short(title), icon) }
}

type Build = (palette: Palette, title: string, icon: { name: string; nodes: IconNode[] }) => Layer[]

const builders: Record<StarterName, Build> = {
  medal: ({ enamel, rim, ink, gold }, title, { name, nodes }) => [
    makeShape('circle', rim, { size: 480 }),
    makeShape('circle', enamel, { size: 440, border: { kind: 'line', colour: gold, width: 8 } }),
    makeIcon(name, nodes, ink, { size: 200, y: 262 }),
    makeText(title, ink, { bend: 'up', radius: 168, size: fitted(title, 46, 15) }),
  ],
  hexagon: ({ enamel, rim, ink, gold }, title, { name, nodes }) => [
    makeShape('hexagon', rim, { size: 496 }),
    makeShape('hexagon', enamel, {
      size: 452,
      fill: { kind: 'linear', from: enamel, to: rim, angle: 90 },
      border: { kind: 'double', colour: gold, width: 8 },
    }),
    makeIcon(name, nodes, ink, { size: 190, y: 216 }),
    makeText(title, ink, { y: 364, size: fitted(title, 52, 11) }),
  ],
  crest: ({ enamel, rim, ink, gold }, title, { name, nodes }) => [
    makeShape('shield', rim, { size: 470, y: 246 }),
    makeShape('shield', enamel, { size: 430, y: 244, border: { kind: 'line', colour: ink, width: 7 } }),
    makeIcon(name, nodes, ink, { size: 190, y: 190 }),
    makeShape('ribbon', gold, { size: 400, y: 372, ratio: 0.2 }),
    makeText(title, rim, { y: 372, size: fitted(title, 44, 13) }),
  ],
  burst: ({ enamel, rim, ink, gold }, title, { name, nodes }) => [
    makeShape('burst', gold, { size: 492 }),
    makeShape('circle', enamel, { size: 372, border: { kind: 'dots', colour: ink, width: 6 } }),
    makeIcon(name, nodes, ink, { size: 170, y: 226 }),
    makeText(title, ink, { y: 342, size: fitted(title, 42, 11) }),
    makeShape('circle', rim, { size: 20, y: 384 }),
  ],
  wreath: ({ enamel, ink, gold }, title, { name, nodes }) => [
    makeShape('circle', enamel, { size: 480 }),
    makeShape('laurel', gold, { size: 430 }),
    makeIcon(name, nodes, ink, { size: 190, y: 226 }),
    makeText(title, ink, { y: 356, size: fitted(title, 40, 10) }),
  ],
  plaque: ({ enamel, rim, ink, gold }, title, { name, nodes }) => [
    makeShape('square', rim, { size: 460 }),
    makeShape('square', enamel, {
      size: 424,
      fill: { kind: 'radial', from: enamel, to: rim },
      border: { kind: 'dashed', colour: gold, width: 7 },
    }),
    makeIcon(name, nodes, gold, { size: 210, y: 220 }),
    makeText(title, ink, { y: 376, font: 'serif', size: fitted(title, 52, 12) }),
  ],
}

/** Names are long and badges are small: the first words that fit. */
function short(title: string): string {
  const words = title.trim().split(/\s+/)
  let fits = words[0] ?? ''
  for (const word of words.slice(1))
    if (`${fits} ${word}`.length <= 18) fits += ` ${word}`
    else break
  return fits.slice(0, 24)
}

const fitted = (title: string, size: number, letters: number) =>
  Math.round(Math.min(size, (size * letters) / Math.max(letters, title.length)))
