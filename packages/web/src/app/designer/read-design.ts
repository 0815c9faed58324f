import { Type } from 'typebox'
import { Check } from 'typebox/value'
import { bends, borders, canvas, type Design, fonts, shapes } from './design.ts'
import { designNamespace } from './write-svg.ts'

/** The design inside a picture, or null when it holds none that can be trusted. */
export function readDesign(svg: string): Design | null {
  const text = textInside(svg)
  if (text === null || text.length > 400_000) return null
  try {
    const read: unknown = JSON.parse(unescapeXml(text))
    return Check(DesignShape, read) && hasOwnIds(read) ? read : null
  } catch {
    return null
  }
}

/** Our element's text, whatever prefix another program gave our namespace. */
function textInside(svg: string): string | null {
  const own = new RegExp(`<(?:[\\w-]+:)?design\\s[^>]*"${designNamespace}"[^>]*>([^<]*)<`).exec(svg)
  if (own) return own[1] ?? null
  const prefix = new RegExp(`xmlns:([\\w-]+)="${designNamespace}"`).exec(svg)?.[1]
  if (prefix === undefined) return null
  return new RegExp(`<${prefix}:design[^>]*>([^<]*)<`).exec(svg)?.[1] ?? null
}

const unescapeXml = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

const hasOwnIds = ({ layers }: { layers: { id: string }[] }) =>
  new Set(layers.map(layer => layer.id)).size === layers.length

// A picture may come from anywhere, and what is read here is written into the page: every value is of a closed kind.
const closed = { additionalProperties: false }
const oneOf = <const T extends readonly string[]>(words: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...words] })
const Colour = Type.String({ pattern: '^#[0-9a-f]{6}$' })
const from = (minimum: number, maximum: number) => Type.Number({ minimum, maximum })
const placed = {
  id: Type.String({ pattern: '^[a-z0-9-]{1,64}$' }),
  x: from(0, canvas),
  y: from(0, canvas),
  size: from(8, canvas * 1.2),
  turn: from(-180, 180),
  locked: Type.Boolean(),
  hidden: Type.Boolean(),
}
const gradient = { from: Colour, to: Colour }
const FillShape = Type.Union([
  Type.Object({ kind: Type.Literal('plain'), colour: Colour }, closed),
  Type.Object({ kind: Type.Literal('linear'), ...gradient, angle: from(-360, 360) }, closed),
  Type.Object({ kind: Type.Literal('radial'), ...gradient }, closed),
])
const numbers = Type.String({ pattern: '^[\\d\\s.,eE+-]{1,2000}$' })
const IconNodeShape = Type.Tuple([
  oneOf(['path', 'circle', 'ellipse', 'rect', 'line', 'polyline', 'polygon'] as const),
  Type.Object(
    {
      d: Type.Optional(Type.String({ pattern: '^[MmLlHhVvCcSsQqTtAaZz\\d\\s.,eE+-]{1,4000}$' })),
      points: Type.Optional(numbers),
      ...Object.fromEntries(
        ['cx', 'cy', 'r', 'rx', 'ry', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'width', 'height'].map(name => [
          name,
          Type.Optional(Type.String({ pattern: '^-?[\\d.]{1,12}$' })),
        ]),
      ),
      fill: Type.Optional(Type.Literal('currentColor')),
    },
    closed,
  ),
])
const LayerShape = Type.Union([
  Type.Object(
    {
      ...placed,
      kind: Type.Literal('shape'),
      shape: oneOf(shapes),
      ratio: from(0.05, 20),
      fill: FillShape,
      border: Type.Object({ kind: oneOf(borders), colour: Colour, width: from(0, 64) }, closed),
    },
    closed,
  ),
  Type.Object(
    {
      ...placed,
      kind: Type.Literal('icon'),
      icon: Type.String({ pattern: '^[a-z0-9-]{1,64}$' }),
      nodes: Type.Array(IconNodeShape, { maxItems: 60 }),
      colour: Colour,
      weight: from(0.25, 6),
    },
    closed,
  ),
  Type.Object(
    {
      ...placed,
      kind: Type.Literal('text'),
      text: Type.String({ maxLength: 120 }),
      font: oneOf(fonts),
      colour: Colour,
      bend: oneOf(bends),
      radius: from(20, 400),
      spacing: from(-20, 60),
    },
    closed,
  ),
])
const DesignShape = Type.Object(
  {
    format: Type.Literal(1),
    alt: Type.String({ maxLength: 1000 }),
    layers: Type.Array(LayerShape, { maxItems: 100 }),
  },
  closed,
)
