import type { Canonize } from '../ports.ts'

export { browserCrypto } from './browser-crypto.ts'

/** The general path, loaded when a badge first needs it. */
export const browserCanonize: Canonize = async document => {
  const { canonizeGeneral } = await import('../contexts/canonize-general.ts')
  return await canonizeGeneral(document)
}
