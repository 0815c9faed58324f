import { createHash } from 'node:crypto'
import type { JsonObject } from '../json/json.ts'
import { achievementCredential, type CredentialParts } from '../v3/achievement-credential.ts'
import { learner } from './forms.ts'

const salt = 'Meersalz'

/** An unsigned credential that says everything our own credentials can say, but for a status. */
export function sampleCredential(issuer: string, changes: Partial<CredentialParts> = {}): JsonObject {
  return achievementCredential({
    id: 'urn:uuid:8f6b2f1e-0a5d-4b6c-9a43-5d0d5a1b9e21',
    issuer: {
      id: issuer,
      name: 'مدرسة الأشرعة ⛵',
      url: 'https://school.example',
      email: 'office@school.example',
      description: 'A school of “sails” and \\ropes\\',
      image: 'https://school.example/logo.png',
    },
    achievement: {
      id: 'https://school.example/badges/1',
      name: '結び目 \u{1F9F6}',
      description: 'Ties twelve knots,\nblindfolded.',
      criteria: { narrative: 'Tie them while **somebody** watches.', url: 'https://school.example/knots' },
      achievementType: 'Badge',
      image: { url: 'https://school.example/knots.png', caption: 'A bowline' },
      tags: ['rope', 'sea'],
      alignments: [
        {
          targetName: 'Seamanship',
          targetUrl: 'https://frames.example/sea',
          targetFramework: 'Crafts',
          targetCode: 'S1',
          targetDescription: 'Handles ropes',
        },
      ],
      language: 'en-GB',
      version: '2',
    },
    recipient: {
      identityHash: `sha256$${createHash('sha256')
        .update(learner + salt)
        .digest('hex')}`,
      salt,
    },
    validFrom: '2026-01-01T00:00:00Z',
    validUntil: '2027-01-01T00:00:00Z',
    narrative: 'Twelve of twelve.',
    evidence: [{ url: 'https://school.example/evidence/1', name: 'Film', narrative: 'All twelve.' }],
    ...changes,
  })
}
