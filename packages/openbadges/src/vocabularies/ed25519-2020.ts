import { asId, asTime, security, type Terms } from './terms.ts'

const naming: Terms = { '@protected': true, id: '@id', type: '@type' }
const multibase = (name: string) => ({ '@id': security(name), '@type': security('multibase') })
const purpose = (name: string) => ({ ...asId(security(name)), '@container': '@set' })

/** Terms of the signature suite Ed25519Signature2020, which is read and no longer written. */
export const ed25519Signature2020: Terms = {
  ...naming,
  proof: { ...asId(security('proof')), '@container': '@graph' },
  Ed25519VerificationKey2020: {
    '@id': security('Ed25519VerificationKey2020'),
    '@context': {
      ...naming,
      controller: asId(security('controller')),
      revoked: asTime(security('revoked')),
      publicKeyMultibase: multibase('publicKeyMultibase'),
    },
  },
  Ed25519Signature2020: {
    '@id': security('Ed25519Signature2020'),
    '@context': {
      ...naming,
      challenge: security('challenge'),
      created: asTime('http://purl.org/dc/terms/created'),
      domain: security('domain'),
      expires: asTime(security('expiration')),
      nonce: security('nonce'),
      proofPurpose: {
        '@id': security('proofPurpose'),
        '@type': '@vocab',
        '@context': {
          ...naming,
          assertionMethod: purpose('assertionMethod'),
          authentication: purpose('authenticationMethod'),
          capabilityInvocation: purpose('capabilityInvocationMethod'),
          capabilityDelegation: purpose('capabilityDelegationMethod'),
          keyAgreement: purpose('keyAgreementMethod'),
        },
      },
      proofValue: multibase('proofValue'),
      verificationMethod: asId(security('verificationMethod')),
    },
  },
}
