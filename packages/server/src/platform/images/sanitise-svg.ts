import { SaxesParser } from 'saxes'

const svg = 'http://www.w3.org/2000/svg'
const xlink = 'http://www.w3.org/1999/xlink'

const elements = new Set(
  (
    'svg g defs title desc path rect circle ellipse line polyline polygon text tspan textPath linearGradient radialGradient stop ' +
    'clipPath mask pattern symbol use marker filter feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood ' +
    'feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset feTurbulence'
  ).split(' '),
)

const attributes = new Set(
  (
    'id class x y x1 y1 x2 y2 cx cy r rx ry fx fy d dx dy points width height viewBox preserveAspectRatio transform fill fill-opacity ' +
    'fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-dasharray stroke-dashoffset stroke-miterlimit ' +
    'opacity color clip-path clip-rule clipPathUnits mask maskUnits maskContentUnits pathLength offset stop-color stop-opacity ' +
    'gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform font-family font-size font-weight ' +
    'font-style text-anchor dominant-baseline letter-spacing word-spacing textLength lengthAdjust startOffset method spacing rotate ' +
    'filter filterUnits primitiveUnits in in2 result stdDeviation mode type values operator k1 k2 k3 k4 radius flood-color ' +
    'flood-opacity baseFrequency numOctaves seed stitchTiles tableValues slope intercept amplitude exponent markerWidth markerHeight ' +
    'refX refY orient markerUnits marker-start marker-mid marker-end vector-effect paint-order display visibility overflow role ' +
    'aria-label aria-hidden lang version href'
  ).split(' '),
)

const maxElements = 20_000
const maxDepth = 64
const maxUses = 500

export class SvgRefused extends Error {
  override readonly name = 'SvgRefused'
}

/**
 * Rebuild an SVG from an allow-list: shapes, text, gradients, filters. Scripts, handlers, styles, links out,
 * foreign content, animation, DTDs and entities do not get through. Throws `SvgRefused` for what is no SVG.
 */
export function sanitiseSvg(bytes: Uint8Array): Buffer {
  const text = decode(bytes)
  if (/<!ENTITY|<!DOCTYPE[^>]*\[/i.test(text))
    throw new SvgRefused('It defines entities of its own; save it as "plain SVG".')
  const out: string[] = []
  const open: boolean[] = []
  let skipping = 0
  let count = 0
  let uses = 0
  let hasRoot = false
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', cause => {
    throw new SvgRefused(`It is not well-formed XML: ${cause.message}`)
  })
  parser.on('opentag', tag => {
    if (++count > maxElements || open.length > maxDepth)
      throw new SvgRefused('It is too large or too deeply nested.')
    const keep = skipping === 0 && tag.uri === svg && elements.has(tag.local)
    open.push(keep)
    if (!keep) {
      if (open.length === 1) throw new SvgRefused('It is not an SVG picture.')
      skipping++
      return
    }
    if (tag.local === 'use' && ++uses > maxUses) throw new SvgRefused('It repeats parts too often.')
    hasRoot ||= tag.local === 'svg'
    const kept = Object.values(tag.attributes).flatMap(attribute =>
      keepAttribute(attribute.uri, attribute.local, attribute.value),
    )
    out.push(`<${tag.local}${open.length === 1 ? ` xmlns="${svg}"` : ''}${kept.join('')}>`)
  })
  parser.on('closetag', tag => {
    if (open.pop() === true) out.push(`</${tag.local}>`)
    else skipping--
  })
  const keepText = (content: string) => {
    if (skipping === 0 && open.length > 0) out.push(escapeText(content))
  }
  parser.on('text', keepText)
  parser.on('cdata', keepText)
  try {
    parser.write(text).close()
  } catch (cause) {
    if (cause instanceof SvgRefused) throw cause
    throw new SvgRefused('It is not well-formed XML.', { cause })
  }
  if (!hasRoot) throw new SvgRefused('It is not an SVG picture.')
  return Buffer.from(out.join(''))
}

function keepAttribute(uri: string, name: string, value: string): string[] {
  if (uri !== '' && uri !== xlink) return []
  if (!attributes.has(name)) return []
  if (name === 'href') return /^#[\w.-]+$/.test(value) ? [` href="${escapeText(value)}"`] : []
  if (/url\s*\(/i.test(value) && !/^\s*url\(\s*['"]?#[\w.-]+['"]?\s*\)\s*$/i.test(value)) return []
  if (/javascript:|data:|expression\s*\(|@import|\\/i.test(value)) return []
  return [` ${name}="${escapeText(value)}"`]
}

function decode(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (/^<\?xml[^>]*encoding\s*=\s*["'](?!utf-8)/i.test(text)) throw new SvgRefused('It is not in UTF-8.')
    return text
  } catch (cause) {
    if (cause instanceof SvgRefused) throw cause
    throw new SvgRefused('It is not text in UTF-8.', { cause })
  }
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
