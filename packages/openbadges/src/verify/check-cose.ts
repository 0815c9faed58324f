import { algorithmOf } from '../keys/jwk.ts'
import type { Algorithm } from '../ports.ts'
import { coseBytes } from '../read/cose.ts'
import { type ProofOutcome, proofFailed } from './check-data-integrity.ts'
import { keyFor } from './key-for.ts'
import { proofTrouble } from './proof-trouble.ts'
import { passed } from './report.ts'
import type { Run } from './run.ts'

/** The algorithms of COSE (RFC 9053, 2) that prove something here. */
const algorithms = new Map<number, Algorithm>([
  [-7, 'ES256'],
  [-35, 'ES384'],
  [-8, 'Ed25519'],
])

/** Judge a COSE_Sign1 (VC-JOSE-COSE, "Securing with COSE"), given as its text in base64. */
export async function checkCose(run: Run, text: string): Promise<ProofOutcome> {
  try {
    const cose = coseBytes(text)
    if (!cose) return proofFailed('proof-malformed', 'The signed badge is damaged.')
    const { header, payload, signature, signingInput } = cose
    const algorithm = algorithms.get(header.alg ?? 0)
    if (algorithm === undefined)
      return proofFailed(
        'algorithm-refused',
        `The algorithm ${String(header.alg)} is not one that proves anything here.`,
      )
    const fits = (value: string | null, what: RegExp) => value === null || what.test(value)
    if (
      !fits(header.type, /^application\/v[cp]\+cose$/) ||
      !fits(header.contentType, /^application\/v[cp](?:\+ld\+json)?$/)
    )
      return proofFailed('header-refused', 'The signed bytes say that they are something else than a badge.')
    const key = await keyFor(run, header.kid, payload)
    if (algorithmOf(key) !== algorithm)
      return proofFailed('key-mismatch', 'The key is not of the kind the signature claims.')
    if (!(await run.crypto.verify(algorithm, key, signature, signingInput)))
      return proofFailed(
        'signature-wrong',
        'The signature does not fit: the badge was changed, or signed with another key.',
      )
    return { finding: passed('proof'), signed: { key, method: header.kid ?? '', at: null } }
  } catch (cause) {
    return { finding: proofTrouble(cause), signed: null }
  }
}
