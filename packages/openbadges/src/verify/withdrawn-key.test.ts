import { expect, test } from 'vitest'
import type { JsonObject } from '../json/json.ts'
import { jwkToMultikey } from '../keys/multikey.ts'
import { addresses, portsOver, sampleCredential, type Web } from '../testing/index.ts'
import { jwt, own } from '../testing/jwt-trial.ts'
import { verify } from './verify.ts'

const { issuer } = addresses
const id = 'https://school.example/awards/7'
const method = `${issuer}#key-1`
const credential = sampleCredential(issuer, { id, validFrom: '2026-01-10T09:00:00Z', validUntil: null })

/** Judge a badge by a key that its issuer withdrew on the tenth of February, with this at the badge's address. */
async function judged(shown: Web[string] | undefined, badge: JsonObject = credential) {
  const report = await verify(
    jwt({ alg: 'EdDSA', kid: method }, badge),
    portsOver({
      [issuer]: {
        id: issuer,
        assertionMethod: [
          {
            id: method,
            type: 'Multikey',
            publicKeyMultibase: jwkToMultikey(own.jwk),
            revoked: '2026-02-10T00:00:00Z',
          },
        ],
      },
      ...(shown === undefined ? {} : { [id]: shown }),
    }),
  )
  const [open] = report.findings.filter(finding => finding.check === 'issuer-key')
  return { ...report, reason: open && open.outcome !== 'passed' ? open.reason : null }
}

test('a badge signed before its key was withdrawn stays good while its issuer shows it, and says so', async () => {
  const { verdict, notes } = await judged(credential)
  expect(verdict).toBe('valid')
  expect(notes.map(note => note.code)).toContain('key-withdrawn-later')
})

test('one that the issuer shows otherwise is of somebody who has the key', async () => {
  const { verdict, reason, notes } = await judged({ ...credential, name: 'Another' })
  expect({ verdict, reason }).toEqual({ verdict: 'invalid', reason: 'key-revoked' })
  expect(notes.map(note => note.code)).not.toContain('key-withdrawn-later')
})

test('what was signed after it was withdrawn does not count, whoever shows it', async () => {
  const later = { ...credential, validFrom: '2026-02-10T00:00:00Z' }
  expect(await judged(later, later)).toMatchObject({ verdict: 'invalid', reason: 'key-revoked' })
})

test('a badge at an address of somebody else than its issuer is not asked for there', async () => {
  const abroad = { ...credential, id: 'https://school.example.evil/awards/7' }
  const { verdict, reason, fetched } = await judged(credential, abroad)
  expect({ verdict, reason }).toEqual({ verdict: 'invalid', reason: 'key-revoked' })
  expect(fetched.map(each => each.url)).not.toContain(abroad.id)
})

test('while the issuer shows nothing it cannot be told', async () => {
  expect(await judged(undefined)).toMatchObject({ verdict: 'unknown', reason: 'issuer-unreachable' })
})
