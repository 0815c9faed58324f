import type { Finding, Report } from 'openbadges/verify'
import type { VerdictWords } from './load-verdicts.ts'

const signs = { passed: '✓', failed: '✗', unknown: '?' }
const tones = { passed: 'good', failed: 'bad', unknown: 'warn' }

/** A report as elements, in the words that came with the page. */
export function showReport(report: Report, words: VerdictWords): DocumentFragment {
  const { say } = words
  const fragment = document.createDocumentFragment()
  fragment.append(
    made('p', 'check-verdict', say(`verdict.head.${report.sentence.code}`)),
    findingList(report.findings, words),
    ...listed(
      'verdict.inside',
      report.inside.map(each => insideLine(each, words)),
      words,
    ),
    ...listed(
      'verdict.notes',
      report.notes.map(note => [noteOf(note, words)]),
      words,
    ),
    made('p', 'small', say(report.fetched.length > 0 ? 'check-yourself.fetched' : 'check-yourself.no-fetch')),
  )
  if (report.fetched.length > 0) {
    const list = made('ul', 'fetched small')
    for (const { url } of report.fetched) {
      const item = made('li', '')
      const address = made('bdi', '', url)
      address.dir = 'ltr'
      item.append(address)
      list.append(item)
    }
    fragment.append(list)
  }
  return fragment
}

function findingList(findings: Finding[], words: VerdictWords) {
  const { say } = words
  const list = made('ul', 'findings')
  for (const finding of findings) {
    const item = made('li', `finding tone-${tones[finding.outcome]}`)
    const sign = made('span', 'finding-sign', signs[finding.outcome])
    sign.ariaHidden = 'true'
    const body = document.createElement('div')
    const line = document.createElement('p')
    line.append(
      made('span', 'finding-name', say(`check.${finding.check}`, finding.check)),
      ' ',
      made('span', 'finding-outcome', say(`outcome.${finding.outcome}`)),
    )
    body.append(line, made('p', 'muted small', reasonOf(finding, words)))
    item.append(sign, body)
    list.append(item)
  }
  return list
}

/** What stands inside, each with its own answer; the same words as on the page of a verification. */
function insideLine(
  { as, about, report }: Report['inside'][number],
  { say }: VerdictWords,
): (Node | string)[] {
  const name = made('bdi', '', report.badge?.name ?? about ?? say('inside.nameless'))
  return [`${say(`inside.${as}`)}: `, name, ` — ${say(`verdict.head.${report.sentence.code}`)}`]
}

function noteOf({ code, detail }: Report['notes'][number], { locale, say }: VerdictWords): string {
  return locale === 'en' ? detail : say(`note.${code}`, detail)
}

/** A list under its heading; nothing when there is nothing to list. */
function listed(heading: string, lines: (Node | string)[][], { say }: VerdictWords): HTMLElement[] {
  if (lines.length === 0) return []
  const list = made('ul', 'fetched small')
  for (const line of lines) {
    const item = made('li', '')
    item.append(...line)
    list.append(item)
  }
  return [made('p', 'small', say(heading)), list]
}

function reasonOf(finding: Finding, { locale, say }: VerdictWords): string {
  if (finding.outcome === 'passed') return say(`passed.${finding.check}`)
  return locale === 'en' ? finding.detail : say(`reason.${finding.reason}`, say('reason.other'))
}

function made(name: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(name)
  if (className !== '') element.className = className
  if (text !== '') element.textContent = text
  return element
}
