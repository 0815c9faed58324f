import { shade } from './colours.ts'
import type { Fill, IconLayer, Layer, ShapeLayer, TextLayer } from './design.ts'
import { outlineOf } from './outlines.ts'
import type { SetText } from './typeset.ts'

/** Sets text; null while the typefaces are on their way. */
export type Setter = ((layer: TextLayer) => SetText) | null

/** What a layer looks like, as SVG. Everything in it was checked when the design was read. */
export function drawLayer(layer: Layer, set: Setter): string {
  const turn = layer.turn === 0 ? '' : ` rotate(${layer.turn})`
  const place = `translate(${round(layer.x)} ${round(layer.y)})${turn}`
  if (layer.kind === 'shape') return `<g transform="${place}">${drawShape(layer)}</g>`
  if (layer.kind === 'icon') return `<g transform="${place}">${drawIcon(layer)}</g>`
  return `<g transform="${place}" fill="${layer.colour}">${drawText(layer, set)}</g>`
}

/** Width and height of a shape. */
export function extentOf({ size, ratio }: Pick<ShapeLayer, 'size' | 'ratio'>) {
  return ratio > 1 ? { width: size / ratio, height: size } : { width: size, height: size * ratio }
}

function drawShape(layer: ShapeLayer): string {
  const { width, height } = extentOf(layer)
  const { border, shape } = layer
  const [paint, definition] = paintOf(layer.fill, `fill-${layer.id}`)
  const outline = outlineOf(shape, width, height)
  const body = `<path d="${outline}" fill="${paint}" stroke-linejoin="round"`
  const folds = shape === 'ribbon' || shape === 'banner' ? drawFolds(layer, width, height) : ''
  if (border.kind === 'none') return `${definition}${folds}${body}/>`
  const inset = (by: number) => outlineOf(shape, Math.max(1, width - by * 2), Math.max(1, height - by * 2))
  const line = (by: number, strokeWidth: number, more = '') =>
    `<path d="${inset(by)}" fill="none" stroke="${border.colour}" stroke-width="${round(strokeWidth)}" stroke-linejoin="round"${more}/>`
  const w = border.width
  const lines = {
    line: () => line(w / 2, w),
    double: () => line(w / 2, w) + line(w * 2.2, w / 2),
    dashed: () => line(w * 1.6, w, ` stroke-dasharray="${round(w * 2.4)} ${round(w * 1.8)}"`),
    dots: () => line(w * 1.8, w * 1.3, ` stroke-linecap="round" stroke-dasharray="0 ${round(w * 2.6)}"`),
  }
  return `${definition}${folds}${body}/>${lines[border.kind]()}`
}

/** The folded ends behind a ribbon, in the shade. */
function drawFolds({ fill }: ShapeLayer, width: number, height: number): string {
  const dark = shade(fill.kind === 'plain' ? fill.colour : fill.to, 0.68)
  const [w, h] = [width / 2, height / 2]
  const end = (side: 1 | -1) =>
    `<path d="M${round(side * w * 0.78)} ${round(h * 0.2)}L${round(side * w * 1.16)} ${round(h * 0.2)}L${round(side * w * 1.06)} ${round(h * 0.85)}L${round(side * w * 1.16)} ${round(h * 1.5)}L${round(side * w * 0.78)} ${round(h * 1.5)}Z" fill="${dark}"/>`
  return end(-1) + end(1)
}

function drawIcon({ nodes, size, colour, weight }: IconLayer): string {
  const drawn = nodes
    .map(([tag, attributes]) => {
      const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`)
      return `<${tag}${written.join('')}/>`
    })
    .join('')
  const scale = round4(size / 24)
  return `<g transform="scale(${scale}) translate(-12 -12)" fill="none" color="${colour}" stroke="${colour}" stroke-width="${round(weight)}" stroke-linecap="round" stroke-linejoin="round">${drawn}</g>`
}

function drawText(layer: TextLayer, set: Setter): string {
  if (set === null) return ''
  const { letters } = set(layer)
  return letters
    .map(({ d, x, y, turn, scale }) => {
      const turned = turn === 0 ? '' : ` rotate(${round(turn)})`
      return `<path transform="translate(${round(x)} ${round(y)})${turned} scale(${round4(scale)} ${round4(-scale)})" d="${d}"/>`
    })
    .join('')
}

function paintOf(fill: Fill, id: string): [paint: string, definition: string] {
  if (fill.kind === 'plain') return [fill.colour, '']
  const stops = `<stop offset="0" stop-color="${fill.from}"/><stop offset="1" stop-color="${fill.to}"/>`
  if (fill.kind === 'radial')
    return [`url(#${id})`, `<defs><radialGradient id="${id}">${stops}</radialGradient></defs>`]
  const turn = `gradientTransform="rotate(${fill.angle} 0.5 0.5)"`
  return [`url(#${id})`, `<defs><linearGradient id="${id}" ${turn}>${stops}</linearGradient></defs>`]
}

const round = (value: number) => Math.round(value * 10) / 10
const round4 = (value: number) => Math.round(value * 10_000) / 10_000
