import { expect, test } from 'vitest'
import { candidateFromFile, candidateFromText } from './candidate.ts'

const assertion = JSON.stringify({
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: 'https://badges.example/1',
  recipient: { type: 'email', identity: 'ada@learner.example', hashed: false },
  badge: {
    type: 'BadgeClass',
    name: 'Remixing',
    criteria: { narrative: 'Remix.' },
    issuer: { type: 'Issuer', id: 'https://library.example', name: 'Riverside Library' },
  },
  issuedOn: '2026-05-03',
  verification: { type: 'hosted' },
})

test('a badge as JSON is read in the browser and would be sent as it is', () => {
  const { seen, send } = candidateFromText(assertion)
  expect(seen).toMatchObject({ kind: 'badge', version: '2.0', badge: { name: 'Remixing' } })
  expect(send).toEqual({ bytes: assertion, mediaType: 'application/json' })
})

test('an address is passed on as an address', () => {
  const { seen, send } = candidateFromText('  https://badges.example/1 ')
  expect(seen).toEqual({ kind: 'url', url: 'https://badges.example/1' })
  expect(send).toEqual({ url: 'https://badges.example/1' })
})

test('what is no badge is refused with the reason, and nothing would be sent', () => {
  expect(candidateFromText('good morning')).toMatchObject({
    seen: { kind: 'refused', reason: 'not-a-badge' },
    send: null,
  })
})

test('a file that is too large is refused without being read', async () => {
  const file = new File([new Uint8Array(5_000_001)], 'huge.png')
  expect(await candidateFromFile(file)).toMatchObject({
    source: 'huge.png',
    seen: { kind: 'refused' },
    send: null,
  })
})
