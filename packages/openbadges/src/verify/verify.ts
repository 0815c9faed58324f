import { BadgeError } from '../errors.ts'
import type { Reading } from '../model.ts'
import type { Ports } from '../ports.ts'
import { beginsAsPicture, type ReadOutcome, readPlain } from '../read/read-plain.ts'
import type { Accepted } from './check-shape.ts'
import { type Finding, failed, type Report, sentenceOf, unknown, verdictOf } from './report.ts'
import { hostOf, jsonTypes, type Run, startRun } from './run.ts'
import { verifyCredential } from './verify-credential.ts'

/** What else is asked of a badge. */
export type VerifyOptions = {
  /** Also check that the badge is for one of these addresses or ids. */
  recipient?: string[]
  /** All that is known of a person, by kind: a badge for another kind of identity is not theirs. */
  profile?: Partial<Record<'email' | 'url' | 'telephone' | 'id', string[]>>
  /** `credentials`: judge any Verifiable Credential, and single documents of Open Badges 2.0, by their own rules. */
  accept?: Accepted
}

/**
 * Judge a badge: bytes (PNG, SVG, JSON, JWT) or text (JSON, JWT, a URL). Never throws for a bad badge;
 * every check that applies reports passed, failed or unknown, each with its reason.
 */
export async function verify(
  input: Uint8Array | string,
  ports: Ports,
  options: VerifyOptions = {},
): Promise<Report> {
  const run = startRun(ports, {
    recipient: options.recipient ?? (options.profile ? Object.values(options.profile).flat() : null),
    wholeProfile: options.profile !== undefined,
    now: ports.clock.now(),
    accepted: options.accept ?? 'badges',
  })
  const outcome = await readThrough(run, await readAny(input))
  if ('finding' in outcome) {
    if (run.accepted !== 'credentials') return unreadable(run, outcome.finding)
    const { readPart, verifyPart } = await import('./verify-part.ts')
    const part = await readPart(run, input)
    return part ? await verifyPart(run, part) : unreadable(run, outcome.finding)
  }
  const { reading } = outcome
  const judged =
    reading.version === '3.0'
      ? await verifyCredential(run, reading)
      : await (await import('./verify-assertion.ts')).verifyAssertion(run, reading)
  return {
    verdict: verdictOf(judged.findings),
    sentence: {
      code: sentenceOf(judged.findings),
      params: {
        name: judged.badge.name,
        issuer: judged.badge.issuer.name ?? hostOf(judged.badge.issuer.id ?? ''),
      },
    },
    findings: judged.findings,
    notApplicable: judged.notApplicable,
    badge: judged.badge,
    detected: { version: reading.version, form: reading.form, why: reading.why },
    fetched: run.fetched,
  }
}

/** Pictures, older badges and documents of other kinds are chapters of their own, which a page loads with the first. */
async function readAny(input: Uint8Array | string): Promise<ReadOutcome> {
  return beginsAsPicture(input) ? (await import('../read/read.ts')).read(input) : readPlain(input)
}

/** A URL is fetched once, and what comes back must be a badge itself. */
async function readThrough(
  run: Run,
  first: ReadOutcome,
): Promise<{ reading: Reading } | { finding: Finding }> {
  if (first.kind === 'badge') return { reading: first.reading }
  if (first.kind === 'failed') return { finding: failed('read', first.code, first.detail) }
  try {
    const answer = await run.get(
      first.url,
      `application/vc, ${jsonTypes}, image/png, image/svg+xml, text/plain`,
    )
    if (answer.status === 410) return { reading: goneReading(first.url) }
    if (answer.status < 200 || answer.status > 299) {
      return {
        finding: unknown(
          'read',
          'unreachable',
          `${hostOf(first.url)} answered ${answer.status} where the badge should be.`,
        ),
      }
    }
    const second = await readAny(answer.body)
    if (second.kind === 'badge')
      return {
        reading: {
          ...second.reading,
          document: withId(second.reading, first.url),
          image: second.reading.image ?? first.image,
        },
      }
    return {
      finding: failed(
        'read',
        second.kind === 'failed' ? second.code : 'not-a-badge',
        second.kind === 'failed' ? second.detail : 'The address leads to another address, not to a badge.',
      ),
    }
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause
    return { finding: unknown('read', cause.code, cause.message) }
  }
}

/** A hosted 0.5 or 1.0 assertion has no id of its own: it is the address it was fetched from (validator practice). */
function withId(reading: Reading, url: string): Reading['document'] {
  const { document } = reading
  return reading.form === 'hosted' && document['id'] === undefined && document['verify'] === undefined
    ? { ...document, id: url }
    : document
}

function goneReading(url: string): Reading {
  const document = { id: url, badge: url, recipient: {} }
  return {
    version: '2.0',
    form: 'hosted',
    why: 'Its address says that it is gone, which is how hosted badges are revoked.',
    text: url,
    document,
    image: null,
  }
}

function unreadable(run: Run, finding: Finding): Report {
  return {
    verdict: verdictOf([finding]),
    sentence: { code: sentenceOf([finding]), params: {} },
    findings: [finding],
    notApplicable: [],
    badge: null,
    detected: { version: null, form: null, why: finding.outcome === 'passed' ? '' : finding.detail },
    fetched: run.fetched,
  }
}
