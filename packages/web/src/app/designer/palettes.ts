import type { Colour } from './design.ts'

/** An enamel with its rim and its ink; every pair reads at 4.5:1 or better. */
export type Palette = { enamel: Colour; rim: Colour; ink: Colour; gold: Colour }

export const palettes: Palette[] = [
  { enamel: '#1f5f5b', rim: '#123f3c', ink: '#f3fbf6', gold: '#e3bd62' },
  { enamel: '#27487a', rim: '#172f55', ink: '#f1f6ff', gold: '#f0c869' },
  { enamel: '#8c2f39', rim: '#5f1f27', ink: '#fff4ea', gold: '#f2c879' },
  { enamel: '#5a3a73', rim: '#3b254d', ink: '#faf3ff', gold: '#e8c27a' },
  { enamel: '#2f6131', rim: '#1d401f', ink: '#f4fbf0', gold: '#ecd27b' },
  { enamel: '#8a4a1c', rim: '#5d300f', ink: '#fff5ea', gold: '#f6cf84' },
  { enamel: '#3b4654', rim: '#252d37', ink: '#f4f7fa', gold: '#c8d3df' },
]

/** Colours to pick from: the organisation's own first, then enamels, inks and metals. */
export function swatches(own: Colour[]): Colour[] {
  const house = palettes.flatMap(({ enamel, rim }) => [enamel, rim])
  return [...new Set([...own, ...house, '#e3bd62', '#c8d3df', '#d98a4b', '#ffffff', '#f6efdc', '#1c1a17'])]
}
