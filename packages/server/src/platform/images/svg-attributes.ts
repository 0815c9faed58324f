export type Attribute = { uri: string; local: string; value: string }

/** What an element may keep of its attributes; a `style` becomes the attributes that it stands for. */
export function keptAttributes(given: Attribute[]): Map<string, string> {
  const kept = new Map<string, string>()
  for (const { uri, local, value } of given)
    if (uri === '' && local === 'style')
      for (const [name, each] of declarations(value)) keep(kept, '', name, each)
  for (const { uri, local, value } of given) keep(kept, uri, local, value)
  return kept
}

/** The parts of the same drawing that an element draws again. */
export function references(kept: Map<string, string>): string[] {
  return [...kept].flatMap(([name, value]) =>
    name === 'href' ? [value.slice(1)] : (inside.exec(value)?.slice(1, 2) ?? []),
  )
}

const xlink = 'http://www.w3.org/1999/xlink'

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

// Attributes that may also stand in `style`.
const styled = new Set(
  [...attributes].filter(
    name => name === name.toLowerCase() && !/^(?:id|class|href|d|x|y|values|type|in|result)$/.test(name),
  ),
)

// Beyond these a filter takes minutes.
const mostOf: Record<string, number> = { numOctaves: 8, stdDeviation: 200, radius: 200 }

/** Only what is on the list and leads nowhere else. */
function keep(kept: Map<string, string>, uri: string, name: string, value: string): void {
  if (uri !== '' && uri !== xlink) return
  if (!attributes.has(name) || kept.has(name)) return
  if (name === 'href' && !/^#[\w.-]+$/.test(value)) return
  if (/url\s*\(/i.test(value) && !inside.test(value)) return
  if (/javascript:|data:|expression\s*\(|@import|\\/i.test(value)) return
  const most = mostOf[name]
  if (most !== undefined && value.split(/[\s,]+/).some(each => !(Math.abs(Number(each)) <= most))) return
  kept.set(name, value)
}

const inside = /^\s*url\(\s*['"]?#([\w.-]+)['"]?\s*\)\s*$/i

/** Drawing programs write `style="fill:#fff"` for `fill="#fff"`; what follows `!important` is dropped. */
function declarations(style: string): [string, string][] {
  return style
    .split(';')
    .map((each): [string, string] => {
      const colon = each.indexOf(':')
      return [
        each.slice(0, Math.max(colon, 0)).trim(),
        each
          .slice(colon + 1)
          .split('!')[0]
          ?.trim() ?? '',
      ]
    })
    .filter(([name, value]) => styled.has(name) && value !== '')
}
