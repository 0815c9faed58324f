import { SaxesParser } from 'saxes'
import { BadgeError } from '../errors.ts'

/** Namespaces under which a badge stands in an SVG: Open Badges 1.x and 2.0, 3.0, and CLR 2.0. */
export const svgNamespaces = {
  '2.0': 'http://openbadges.org',
  '3.0': 'https://purl.imsglobal.org/ob/v3p0',
  'CLR 2.0': 'https://purl.imsglobal.org/clr/v2p0',
} as const

const names = { '2.0': 'assertion', '3.0': 'credential', 'CLR 2.0': 'credential' } as const
const prefixes = { '2.0': 'openbadges', '3.0': 'openbadges3', 'CLR 2.0': 'clr' } as const

type Version = keyof typeof svgNamespaces
type Found = { version: Version; verify: string | null; body: string; start: number; end: number }

/** Whether the first element is an `svg`, behind what XML allows before it; a web page with a drawing is none. */
export function looksLikeSvg(text: string): boolean {
  let rest = text.trimStart()
  for (let skipped = true; skipped; ) {
    // Whatever it defines, it is meant to be an SVG, and is refused as one.
    if (/^<!DOCTYPE\s+(?:[\w-]+:)?svg\b/i.test(rest)) return true
    const before = /^(?:<\?|<!--|<!DOCTYPE)/i.exec(rest)?.[0]
    const end = before === undefined ? -1 : rest.indexOf(before === '<!--' ? '-->' : '>', before.length)
    skipped = end !== -1
    if (skipped) rest = rest.slice(rest.indexOf('>', end) + 1).trimStart()
  }
  return /^<(?:[\w-]+:)?svg[\s/>]/.test(rest)
}

/** The badges in an SVG, found by namespace and local name: the body, else the `verify` attribute. */
export function readSvgBadges(
  text: string,
): { version: Version; text: string; start: number; end: number }[] {
  return find(text).badges.map(({ version, verify, body, start, end }) => {
    const content = body.trim() === '' ? (verify ?? '') : body.trim()
    return { version, text: content, start, end }
  })
}

/** Put a badge into an SVG directly behind its opening tag, replacing one of the same version. */
export function writeSvgBadge(
  text: string,
  version: Version,
  payload: string,
  verify: string | null,
): string {
  if (notXml.test(payload) || /\p{Surrogate}/u.test(payload))
    throw new BadgeError('svg-forbidden', 'The badge has characters that cannot stand in an SVG.')
  const { badges, rootEnd, selfClosing } = find(text)
  if (selfClosing) throw new BadgeError('image-damaged', 'The SVG has no picture in it.')
  const name = names[version]
  const prefix = prefixes[version]
  const namespace = ` xmlns:${prefix}="${svgNamespaces[version]}"`
  const element = payload.startsWith('{')
    ? `<${prefix}:${name}${namespace}${verify === null ? '' : ` verify="${escapeText(verify)}"`}><![CDATA[${cdata(payload)}]]></${prefix}:${name}>`
    : `<${prefix}:${name}${namespace} verify="${escapeText(payload)}"/>`
  let out = text.slice(0, rootEnd) + element
  let from = rootEnd
  for (const old of badges.filter(badge => badge.version === version)) {
    out += text.slice(from, old.start)
    from = old.end
  }
  return out + text.slice(from)
}

/** A drawing takes seconds to read beyond this. */
const maxLength = 10_000_000

function find(text: string): { badges: Found[]; rootEnd: number; selfClosing: boolean } {
  if (text.length > maxLength) throw new BadgeError('image-too-large', 'The SVG is larger than 10 MB.')
  // A bare DOCTYPE only names the format; one with definitions inside could define anything.
  if (definesThings(text))
    throw new BadgeError('svg-forbidden', 'The SVG defines entities of its own, which are not read.')
  const badges: Found[] = []
  let current: Found | null = null
  let rootEnd = -1
  let selfClosing = false
  let depth = 0
  let tagStart = 0
  const parser = new SaxesParser({ xmlns: true, position: true })
  parser.on('error', cause => {
    throw new BadgeError('image-damaged', `The SVG is not well-formed (${cause.message}).`)
  })
  parser.on('opentagstart', () => {
    tagStart = text.lastIndexOf('<', parser.position - 1)
  })
  parser.on('opentag', tag => {
    depth++
    if (depth > 256) throw new BadgeError('image-damaged', 'The SVG is nested too deeply.')
    if (depth === 1) {
      if (tag.local !== 'svg') throw new BadgeError('image-damaged', 'The file is not an SVG picture.')
      rootEnd = parser.position
      selfClosing = tag.isSelfClosing
    }
    const version =
      (['3.0', 'CLR 2.0', '2.0'] as const).find(
        each => tag.uri === svgNamespaces[each] && tag.local === names[each],
      ) ?? null
    if (version && !current) {
      const verify =
        Object.values(tag.attributes).find(attribute => attribute.local === 'verify')?.value ?? null
      current = { version, verify, body: '', start: tagStart, end: 0 }
    }
  })
  const gather = (content: string) => {
    if (current) current.body += content
  }
  parser.on('text', gather)
  parser.on('cdata', gather)
  parser.on('closetag', tag => {
    depth--
    if (current && tag.uri === svgNamespaces[current.version] && tag.local === names[current.version]) {
      badges.push({ ...current, end: parser.position })
      current = null
    }
  })
  try {
    parser.write(text).close()
  } catch (cause) {
    if (cause instanceof BadgeError) throw cause
    throw new BadgeError('image-damaged', 'The SVG is not well-formed.', { cause })
  }
  if (rootEnd === -1) throw new BadgeError('image-damaged', 'The file is not an SVG picture.')
  return { badges, rootEnd, selfClosing }
}

// Everything that XML 1.0, 2.2 does not count as a character, but for lone surrogates.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

/** Outside CDATA go its own end, and carriage returns, which XML would read as line feeds. */
const cdata = (text: string) =>
  text.replaceAll(']]>', ']]]]><![CDATA[>').replaceAll('\r', ']]>&#13;<![CDATA[')

/** Only the first DOCTYPE counts: a second is not well-formed. */
function definesThings(text: string): boolean {
  const start = text.search(/<!DOCTYPE/i)
  const end = start === -1 ? -1 : text.indexOf('>', start)
  return (
    /<!ENTITY/i.test(text) ||
    (start !== -1 && text.slice(start, end === -1 ? text.length : end).includes('['))
  )
}

const escapeText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
