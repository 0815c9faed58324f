import type { ShapeName } from './design.ts'

/** The outline of a shape as path data around 0, 0, as wide as `width` and as high as `height`. */
export function outlineOf(shape: ShapeName, width: number, height: number): string {
  const w = width / 2
  const h = height / 2
  const at = (x: number, y: number) => `${round(x * w)} ${round(y * h)}`
  const polygon = (points: [number, number][]) => `M${points.map(([x, y]) => at(x, y)).join('L')}Z`
  switch (shape) {
    case 'circle':
      return `M${at(-1, 0)}A${round(w)} ${round(h)} 0 1 1 ${at(1, 0)}A${round(w)} ${round(h)} 0 1 1 ${at(-1, 0)}Z`
    case 'hexagon':
      return polygon(around(6, -90))
    case 'octagon':
      return polygon(around(8, 22.5, 1 / Math.cos(Math.PI / 8)))
    case 'diamond':
      return polygon(around(4, -90))
    case 'square': {
      const r = Math.min(w, h) * 0.18
      const [rx, ry] = [1 - r / w, 1 - r / h]
      return `M${at(-rx, -1)}L${at(rx, -1)}Q${at(1, -1)} ${at(1, -ry)}L${at(1, ry)}Q${at(1, 1)} ${at(rx, 1)}L${at(-rx, 1)}Q${at(-1, 1)} ${at(-1, ry)}L${at(-1, -ry)}Q${at(-1, -1)} ${at(-rx, -1)}Z`
    }
    case 'shield':
      return `M${at(0, -1)}L${at(0.9, -0.78)}L${at(0.9, 0.1)}C${at(0.9, 0.6)} ${at(0.5, 0.88)} ${at(0, 1)}C${at(-0.5, 0.88)} ${at(-0.9, 0.6)} ${at(-0.9, 0.1)}L${at(-0.9, -0.78)}Z`
    case 'star':
      return polygon(spikes(5, 0.48))
    case 'burst':
      return polygon(spikes(20, 0.86))
    case 'scallop':
      return polygon(waves(14, 0.05))
    case 'drop':
      return `M${at(0, -1)}C${at(0.35, -0.45)} ${at(0.85, -0.05)} ${at(0.85, 0.3)}A${round(0.85 * w)} ${round(0.7 * h)} 0 1 1 ${at(-0.85, 0.3)}C${at(-0.85, -0.05)} ${at(-0.35, -0.45)} ${at(0, -1)}Z`
    case 'ribbon':
      return polygon([
        [-1, -1],
        [1, -1],
        [0.9, 0],
        [1, 1],
        [-1, 1],
        [-0.9, 0],
      ])
    case 'banner':
      return `M${at(-1, -0.55)}Q${at(0, -1.35)} ${at(1, -0.55)}L${at(1, 1)}Q${at(0, 0.2)} ${at(-1, 1)}Z`
    case 'tails':
      return `${polygon([
        [-0.85, -1],
        [-0.05, -1],
        [-0.2, 1],
        [-0.55, 0.66],
        [-1, 0.82],
      ])}${polygon([
        [0.85, -1],
        [0.05, -1],
        [0.2, 1],
        [0.55, 0.66],
        [1, 0.82],
      ])}`
    case 'laurel':
      return leaves(1, w, h) + leaves(-1, w, h)
    case 'rays':
      return Array.from({ length: 24 }, (_, index) => {
        const angle = (index / 24) * 2 * Math.PI
        const ray = (reach: number, aside: number) =>
          at(reach * Math.cos(angle + aside), reach * Math.sin(angle + aside))
        return `M${ray(0.8, -0.03)}L${ray(1, -0.03)}L${ray(1, 0.03)}L${ray(0.8, 0.03)}Z`
      }).join('')
  }
}

function around(sides: number, turn: number, reach = 1): [number, number][] {
  return Array.from({ length: sides }, (_, index) => {
    const angle = ((turn + (index * 360) / sides) * Math.PI) / 180
    return [reach * Math.cos(angle), reach * Math.sin(angle)]
  })
}

function spikes(count: number, inner: number): [number, number][] {
  return around(count * 2, -90).map(([x, y], index) => (index % 2 === 0 ? [x, y] : [x * inner, y * inner]))
}

function waves(count: number, depth: number): [number, number][] {
  return around(count * 8, -90).map(([x, y], index) => {
    const reach = 1 - depth + depth * Math.cos((index / 8) * 2 * Math.PI)
    return [x * reach, y * reach]
  })
}

/** One half of a laurel wreath: leaves along a circle, from the foot to the top. */
function leaves(side: 1 | -1, w: number, h: number): string {
  return Array.from({ length: 8 }, (_, index) => {
    const angle = ((78 - index * 19) * Math.PI) / 180
    const middle = [0.86 * Math.cos(angle), 0.86 * Math.sin(angle)] as const
    const along = angle - Math.PI / 2 - 0.35
    const reach = 0.17
    const tip = [middle[0] + reach * Math.cos(along), middle[1] + reach * Math.sin(along)] as const
    const foot = [middle[0] - reach * Math.cos(along), middle[1] - reach * Math.sin(along)] as const
    const bulge = (by: number) =>
      [
        middle[0] + by * Math.cos(along + Math.PI / 2),
        middle[1] + by * Math.sin(along + Math.PI / 2),
      ] as const
    const at = ([x, y]: readonly [number, number]) => `${round(side * x * w)} ${round(y * h)}`
    return `M${at(foot)}Q${at(bulge(0.13))} ${at(tip)}Q${at(bulge(-0.13))} ${at(foot)}Z`
  }).join('')
}

const round = (value: number) => Math.round(value * 10) / 10
