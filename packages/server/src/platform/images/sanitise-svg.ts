import { SaxesParser } from 'saxes'
import { keptAttributes, references } from './svg-attributes.ts'
import { SvgWeight } from './svg-weight.ts'

const svg = 'http://www.w3.org/2000/svg'

const elements = new Set(
  (
    'svg g defs title desc path rect circle ellipse line polyline polygon text tspan textPath linearGradient radialGradient stop ' +
    'clipPath mask pattern symbol use marker filter feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood ' +
    'feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset feTurbulence'
  ).split(' '),
)

/** The editable document that the badge designer leaves in its pictures: text in an element of its own. */
const design = 'urn:rucksack:badge-design:1'
const maxDesign = 400_000

const maxElements = 20_000
const maxDepth = 64
// Elements when all that is drawn again is counted again: `use` of `use` of `use` would otherwise have no end.
const maxDrawn = 100_000
// A filter is computed pixel by pixel.
const maxFiltered = 200

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
  const open: Open[] = []
  let skipping = 0
  let count = 0
  let filtered = 0
  let hasRoot = false
  const weight = new SvgWeight()
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', cause => {
    throw new SvgRefused(`It is not well-formed XML: ${cause.message}`)
  })
  parser.on('opentag', tag => {
    if (++count > maxElements || open.length > maxDepth)
      throw new SvgRefused('It is too large or too deeply nested.')
    const kind = skipping > 0 ? 'skipped' : kindOf(tag, open.at(-1))
    open.push(kind)
    if (kind === 'metadata') return
    if (kind === 'design') {
      out.push(`<metadata><design xmlns="${design}">`)
      return
    }
    if (kind === 'skipped') {
      if (open.length === 1) throw new SvgRefused('It is not an SVG picture.')
      skipping++
      return
    }
    hasRoot ||= tag.local === 'svg'
    const kept = keptAttributes(Object.values(tag.attributes))
    if (kept.has('filter') && ++filtered > maxFiltered) throw new SvgRefused('It uses filters too often.')
    weight.enter(kept.get('id'), references(kept))
    const written = [...kept].map(([name, value]) => ` ${name}="${escapeText(value)}"`).join('')
    out.push(`<${tag.local}${open.length === 1 ? ` xmlns="${svg}"` : ''}${written}>`)
  })
  parser.on('closetag', tag => {
    const kind = open.pop()
    if (kind === 'design') out.push('</design></metadata>')
    else if (kind === 'drawn') {
      weight.leave()
      out.push(`</${tag.local}>`)
    } else if (kind === 'skipped') skipping--
  })
  const keepText = (content: string) => {
    const inside = open.at(-1)
    if (inside === 'design' && content.length > maxDesign) throw new SvgRefused('Its design is too large.')
    if (skipping === 0 && (inside === 'drawn' || inside === 'design')) out.push(escapeText(content))
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
  if (weight.total() > maxDrawn) throw new SvgRefused('It repeats its parts too often.')
  return Buffer.from(out.join(''))
}

/** An element that is drawn, our own design with what surrounds it, or one that does not get through. */
type Open = 'drawn' | 'metadata' | 'design' | 'skipped'

function kindOf(tag: { uri: string; local: string }, inside: Open | undefined): Open {
  if (inside === 'metadata') return tag.uri === design && tag.local === 'design' ? 'design' : 'skipped'
  if (inside === 'design') return 'skipped'
  if (tag.uri !== svg) return 'skipped'
  if (inside === 'drawn' && tag.local === 'metadata') return 'metadata'
  return elements.has(tag.local) ? 'drawn' : 'skipped'
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
