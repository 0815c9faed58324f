import { expect, it } from 'vitest'
import { canonizeGeneral } from '../contexts/canonize-general.ts'
import { sampleCredential } from '../testing/index.ts'
import { browserCanonize } from './index.ts'

const credential = sampleCredential('did:example:school')

it('a browser finds the canonical form that the host finds, for badges known and unusual', async () => {
  const unusual = { ...credential, evidence: [{ type: 'Evidence' }, { type: 'Evidence' }] }
  for (const document of [credential, unusual])
    expect(await browserCanonize(document)).toBe(await canonizeGeneral(document))
  await expect(browserCanonize({ ...credential, rank: 'Admiral' })).rejects.toMatchObject({
    code: 'terms-undefined',
  })
})
