import { BadgeError } from '../errors.ts'
import type { JsonObject } from '../json/json.ts'
import type { Reading } from '../model.ts'
import type { Ports } from '../ports.ts'
import { beginsAsCose, beginsAsPicture, type ReadOutcome, readPlain } from '../read/read-plain.ts'
import type { Accepted } from './check-shape.ts'
import { type Finding, failed, type Report, unknown } from './report.ts'
import { reportOf, unreadable } from './report-of.ts'
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
  /** Verification methods known beforehand, found by id or by the `kid` of their JWK before anything is fetched. They prove nothing about whose they are. */
  keys?: JsonObject[]
  /** What the signature of a presentation must answer, so that it is not an old one shown again. */
  challenge?: string
  /** For whom the signature of a presentation must have been made. */
  domain?: string
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
    accepted: options.accept ?? 'badges',
    judge: judgeReading,
    ...(options.keys ? { keys: options.keys } : {}),
    ...(options.challenge === undefined ? {} : { challenge: options.challenge }),
    ...(options.domain === undefined ? {} : { domain: options.domain }),
  })
  const outcome = await readThrough(run, input)
  if ('reading' in outcome) return await judgeReading(run, outcome.reading)
  // Seldom it is no badge but several, or a document that belongs to badges.
  const { verifyOther } = await import('./verify-other.ts')
  return (await verifyOther(run, input, outcome.content)) ?? unreadable(run, outcome.finding)
}

async function judgeReading(run: Run, reading: Reading): Promise<Report> {
  const judged =
    reading.version === '3.0'
      ? await verifyCredential(run, reading)
      : await (await import('./verify-assertion.ts')).verifyAssertion(run, reading)
  return reportOf(run, judged.reading ?? reading, judged)
}

/** Pictures, older badges and documents of other kinds are chapters of their own, which a page loads with the first. */
async function readAny(input: Uint8Array | string): Promise<ReadOutcome> {
  return beginsAsPicture(input) || beginsAsCose(input)
    ? (await import('../read/read.ts')).read(input)
    : readPlain(input)
}

/** A URL is fetched once, and what comes back must be a badge itself. */
async function readThrough(
  run: Run,
  input: Uint8Array | string,
): Promise<{ reading: Reading } | { finding: Finding; content: Uint8Array | string }> {
  const first = await readAny(input)
  if (first.kind === 'badge') return { reading: first.reading }
  if (first.kind === 'failed') return { finding: failed('read', first.code, first.detail), content: input }
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
        content: '',
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
      content: answer.body,
    }
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause
    return { finding: unknown('read', cause.code, cause.message), content: '' }
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
