import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { bake } from '../bake/index.ts'
import { learner, portsOver } from '../testing/index.ts'
import { png } from '../testing/pictures.ts'
import { verify } from '../verify/verify.ts'
import { badgeClass, hostedAssertion, v2Context } from './to-wire.ts'

const school = 'https://school.example'
const salt = 'Meersalz'
const identityHash = `sha256$${createHash('sha256')
  .update(learner + salt)
  .digest('hex')}`
const assertion = hostedAssertion({
  id: `${school}/a/1`,
  badge: `${school}/b/1`,
  recipient: { identityHash, salt },
  issuedOn: '2026-01-01T00:00:00Z',
  expires: '2027-01-01T00:00:00Z',
  narrative: 'Twelve of twelve.',
  image: `${school}/a/1.png`,
  evidence: [{ url: `${school}/e/1`, name: 'Film' }, { narrative: 'Seen by two.' }],
})
const web = {
  [`${school}/a/1`]: assertion,
  [`${school}/b/1`]: badgeClass({
    id: `${school}/b/1`,
    name: 'Knots',
    description: 'Ties twelve knots.',
    criteria: { narrative: 'Tie them.', url: `${school}/knots` },
    image: { url: `${school}/knots.png`, caption: 'A bowline' },
    issuer: `${school}/issuer`,
    tags: ['rope'],
    alignments: [{ targetName: 'Seamanship', targetUrl: 'https://frames.example/sea', targetCode: 'S1' }],
    language: 'en',
    version: '2',
  }),
  [`${school}/issuer`]: {
    '@context': v2Context,
    type: 'Issuer',
    id: `${school}/issuer`,
    name: 'School',
    url: school,
    email: 'office@school.example',
  },
}

describe('a hosted 2.0 badge that we write', () => {
  it('is valid, alone and baked, and says what it was told', async () => {
    for (const input of [JSON.stringify(assertion), bake(png(), JSON.stringify(assertion), '2.0')]) {
      const report = await verify(input, portsOver(web), { recipient: [learner] })
      expect(report.findings.filter(finding => finding.outcome !== 'passed')).toEqual([])
      expect(report.badge).toMatchObject({
        name: 'Knots',
        criteria: { url: `${school}/knots`, narrative: 'Tie them.' },
        imageAlt: 'A bowline',
        evidence: [{ name: 'Film' }, { narrative: 'Seen by two.' }],
        alignments: [{ name: 'Seamanship' }],
        issuer: { name: 'School' },
        language: 'en',
      })
    }
  })

  it('leaves out what there is nothing to say of', () => {
    const bare = hostedAssertion({
      id: 'a',
      badge: 'b',
      recipient: { identityHash, salt },
      issuedOn: '2026-01-01T00:00:00Z',
      evidence: [],
      expires: null,
    })
    expect(Object.keys(bare)).toEqual([
      '@context',
      'id',
      'type',
      'recipient',
      'badge',
      'verification',
      'issuedOn',
    ])
  })
})
