export type Block =
  | { kind: 'heading' | 'paragraph' | 'quote'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'ordered' | 'bullets'; items: string[] }
  | { kind: 'rule' }

export type Span =
  | { kind: 'text' | 'strong' | 'em' | 'code'; text: string }
  | { kind: 'link'; text: string; url: string }

/** The blocks of a Markdown text. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  const parts = text.replaceAll('\r\n', '\n').split(/(^```[^\n]*\n[\s\S]*?(?:\n```[^\n]*$|$(?![\s\S])))/m)
  for (const part of parts) {
    if (part.startsWith('```'))
      blocks.push({ kind: 'code', text: part.replace(/^```[^\n]*\n|\n```[^\n]*$/g, '') })
    else for (const piece of part.split(/\n\s*\n/)) blocks.push(...pieceBlocks(piece))
  }
  return blocks
}

function pieceBlocks(piece: string): Block[] {
  const blocks: Block[] = []
  for (const line of piece.split('\n')) {
    if (line.trim() === '') continue
    const last = blocks.at(-1)
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line)
    const bullet = /^\s*[-*+]\s+(.*)$/.exec(line)
    const numbered = /^\s*\d{1,9}[.)]\s+(.*)$/.exec(line)
    const quote = /^\s*>\s?(.*)$/.exec(line)
    if (/^\s*(?:[-*_]\s*){3,}$/.test(line)) blocks.push({ kind: 'rule' })
    else if (heading) blocks.push({ kind: 'heading', text: heading[1] ?? '' })
    else if (bullet) addItem(blocks, last, 'bullets', bullet[1] ?? '')
    else if (numbered) addItem(blocks, last, 'ordered', numbered[1] ?? '')
    else if (quote) addText(blocks, last, 'quote', quote[1] ?? '')
    else if (last?.kind === 'bullets' || last?.kind === 'ordered')
      last.items.push(`${last.items.pop() ?? ''} ${line.trim()}`)
    else addText(blocks, last, last?.kind === 'quote' ? 'quote' : 'paragraph', line.trim())
  }
  return blocks
}

function addItem(blocks: Block[], last: Block | undefined, kind: 'bullets' | 'ordered', item: string): void {
  if (last?.kind === kind) last.items.push(item)
  else blocks.push({ kind, items: [item] })
}

function addText(blocks: Block[], last: Block | undefined, kind: 'quote' | 'paragraph', text: string): void {
  if (last?.kind === kind) last.text = `${last.text} ${text}`
  else blocks.push({ kind, text })
}

const marks =
  /`([^`\n]+)`|\*\*([^*\n]+)\*\*|__([^_\n]+)__|\*([^*\s][^*\n]*)\*|\b_([^_\n]+)_\b|\[([^\]\n]+)\]\((https?:\/\/[^\s)]+|mailto:[^\s)]+)\)|(https?:\/\/[^\s<>()]+[^\s<>().,;:!?'"])/g

/** The words of a line, with their emphasis, code and links. */
export function spansOf(text: string): Span[] {
  const spans: Span[] = []
  let from = 0
  for (const match of text.matchAll(marks)) {
    if (match.index > from) spans.push({ kind: 'text', text: text.slice(from, match.index) })
    spans.push(spanOf(match))
    from = match.index + match[0].length
  }
  if (from < text.length) spans.push({ kind: 'text', text: text.slice(from) })
  return spans
}

function spanOf([whole, code, strong, strong2, em, em2, linkText, linkUrl, url]: RegExpMatchArray): Span {
  if (code !== undefined) return { kind: 'code', text: code }
  if (strong !== undefined || strong2 !== undefined) return { kind: 'strong', text: strong ?? strong2 ?? '' }
  if (em !== undefined || em2 !== undefined) return { kind: 'em', text: em ?? em2 ?? '' }
  if (linkText !== undefined && linkUrl !== undefined) return { kind: 'link', text: linkText, url: linkUrl }
  if (url !== undefined) return { kind: 'link', text: url, url }
  return { kind: 'text', text: whole ?? '' }
}
