import { describe, expect, it, vi } from 'vitest'
import {
  addresses,
  type FormName,
  formNames,
  learner,
  makeBadge,
  portsOver,
  type Web,
  type Wish,
} from '../testing/index.ts'
import { type CheckName, checkNames, type Finding, type Report } from './report.ts'
import { verify } from './verify.ts'

vi.setConfig({ testTimeout: 60_000 })

/** What is done to a good badge, and how exactly one check then comes out. */
type Case = {
  check: CheckName
  reason: string
  forms: readonly FormName[]
  wish?: Wish
  /** Changes the web that the badge is verified in. */
  web?: (web: Web) => void
  input?: (input: string) => string | Uint8Array
  recipient?: string
}

const v3 = ['3.0 data-integrity', '3.0 vc-jwt'] as const
const jws = ['2.0 jws', '1.1 jws'] as const
const hosted = ['2.0 hosted', '1.1 hosted', '0.5 hosted'] as const

const failures: Case[] = [
  {
    check: 'read',
    reason: 'json-malformed',
    forms: ['3.0 data-integrity', '2.0 hosted', '1.1 hosted'],
    input: text => text.slice(0, -1),
  },
  { check: 'read', reason: 'jws-malformed', forms: ['3.0 vc-jwt', ...jws], input: text => text.slice(0, -1) },
  {
    check: 'read',
    reason: 'not-a-badge',
    forms: ['0.5 hosted'],
    web: web => {
      web[addresses.assertion] = 'Not here'
    },
  },
  { check: 'shape', reason: 'shape-wrong', forms: formNames, wish: { shapeless: true } },
  { check: 'proof', reason: 'signature-wrong', forms: [...v3, ...jws], wish: { forged: true } },
  { check: 'hosting', reason: 'hosting-scope', forms: hosted, wish: { otherHost: true } },
  {
    check: 'hosting',
    reason: 'hosting-gone',
    forms: ['2.0 hosted', '1.1 hosted'],
    web: web => {
      web[addresses.assertion] = 404
    },
  },
  { check: 'issuer-key', reason: 'issuer-unproven', forms: [...v3, ...jws], wish: { otherKey: true } },
  { check: 'status', reason: 'revoked', forms: formNames, wish: { revoked: true } },
  { check: 'status', reason: 'suspended', forms: v3, wish: { suspended: true } },
  { check: 'validity', reason: 'expired', forms: formNames, wish: { expires: '2026-05-01T00:00:00Z' } },
  {
    check: 'validity',
    reason: 'not-yet-valid',
    forms: formNames,
    wish: { issuedOn: '2026-07-01T00:00:00Z' },
  },
  { check: 'recipient', reason: 'recipient-other', forms: formNames, recipient: 'bob@learner.example' },
]

const unknowns: Case[] = [
  { check: 'read', reason: 'unreachable', forms: ['0.5 hosted'], web: empty },
  { check: 'proof', reason: 'key-unreachable', forms: v3, web: without(addresses.issuer) },
  { check: 'proof', reason: 'key-unreachable', forms: jws, web: without(addresses.key) },
  {
    check: 'hosting',
    reason: 'hosting-unreachable',
    forms: ['2.0 hosted', '1.1 hosted'],
    web: without(addresses.assertion),
  },
  {
    check: 'hosting',
    reason: 'hosting-unreachable',
    forms: ['2.0 hosted', '1.1 hosted'],
    web: web => {
      web[addresses.assertion] = 503
    },
  },
  {
    check: 'hosting',
    reason: 'issuer-unreachable',
    forms: ['2.0 hosted', '1.1 hosted'],
    web: without(addresses.issuer),
  },
  {
    check: 'issuer-key',
    reason: 'issuer-unreachable',
    forms: v3,
    wish: { otherKey: true },
    web: without(addresses.issuer),
  },
  { check: 'issuer-key', reason: 'issuer-unreachable', forms: jws, web: without(addresses.issuer) },
  { check: 'status', reason: 'status-unreachable', forms: v3, web: without(addresses.revocation) },
  { check: 'status', reason: 'status-unreachable', forms: v3, web: without(addresses.suspension) },
  { check: 'status', reason: 'status-unreachable', forms: jws, web: without(addresses.revocation) },
  { check: 'status', reason: 'status-unreachable', forms: jws, web: without(addresses.issuer) },
]

const applicable: Record<FormName, CheckName[]> = {
  '3.0 data-integrity': ['read', 'shape', 'proof', 'issuer-key', 'status', 'validity', 'recipient'],
  '3.0 vc-jwt': ['read', 'shape', 'proof', 'issuer-key', 'status', 'validity', 'recipient'],
  '2.0 hosted': ['read', 'shape', 'hosting', 'validity', 'recipient'],
  '2.0 jws': ['read', 'shape', 'proof', 'issuer-key', 'status', 'validity', 'recipient'],
  '1.1 hosted': ['read', 'shape', 'hosting', 'validity', 'recipient'],
  '1.1 jws': ['read', 'shape', 'proof', 'issuer-key', 'status', 'validity', 'recipient'],
  '0.5 hosted': ['read', 'shape', 'hosting', 'validity', 'recipient'],
}

describe.each(formNames)('a badge in the form %s', form => {
  it('is valid when nothing is wrong with it, and every check says so', async () => {
    const report = await judge(form, { check: 'read', reason: '', forms: [form], recipient: learner })
    expect(report.findings.filter(finding => finding.outcome !== 'passed')).toEqual([])
    expect(report.findings.map(finding => finding.check)).toEqual(applicable[form])
    expect(report.verdict).toBe('valid')
    expect(report.sentence.code).toBe('valid')
    expectEveryCheckNamed(report)
  })

  it.each(failures.filter(each => each.forms.includes(form)))(
    'fails $check alone when it is $reason',
    async one => {
      const report = await judge(form, one)
      expect(of(report, one.check)).toMatchObject({ outcome: 'failed', reason: one.reason })
      expect(report.findings.filter(finding => finding.outcome === 'failed')).toHaveLength(1)
      expect(report.verdict).toBe('invalid')
      expectEveryCheckNamed(report)
    },
  )

  it.each(unknowns.filter(each => each.forms.includes(form)))(
    'cannot tell $check when it is $reason',
    async one => {
      const report = await judge(form, one)
      expect(of(report, one.check)).toMatchObject({ outcome: 'unknown', reason: one.reason })
      expect(report.findings.filter(finding => finding.outcome === 'failed')).toEqual([])
      expect(report.verdict).toBe('unknown')
      expect(report.sentence.code).toBe('could-not-tell')
      expectEveryCheckNamed(report)
    },
  )
})

it.each(formNames)('every check that passes for the form %s also fails in this table', form => {
  const failing = new Set(failures.filter(each => each.forms.includes(form)).map(each => each.check))
  expect(applicable[form].filter(check => !failing.has(check))).toEqual([])
})

async function judge(form: FormName, { wish, web: change, input, recipient }: Case): Promise<Report> {
  const made = await makeBadge(form, wish)
  change?.(made.web)
  return await verify(input ? input(made.input) : made.input, portsOver(made.web), {
    ...(recipient === undefined ? {} : { recipient: [recipient] }),
  })
}

/** Nothing is left unsaid: each check stands in the report once, and what is not passed says why. */
function expectEveryCheckNamed(report: Report): void {
  const named = [...report.findings.map(finding => finding.check), ...report.notApplicable]
  expect(new Set(named).size).toBe(named.length)
  if (report.badge) expect(named.toSorted()).toEqual(checkNames.toSorted())
  for (const finding of report.findings) {
    if (finding.outcome === 'passed') continue
    expect(finding.reason).toMatch(/^[a-z][a-z0-9-]+$/)
    expect(finding.detail).toMatch(/^\S.{10,}\.$/s)
  }
}

function of(report: Report, check: CheckName): Finding | undefined {
  return report.findings.find(finding => finding.check === check)
}

function empty(web: Web): void {
  for (const url of Object.keys(web)) delete web[url]
}

function without(url: string): (web: Web) => void {
  return web => {
    delete web[url]
  }
}
