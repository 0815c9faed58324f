import type { Terms } from './terms.ts'

const naming: Terms = { id: '@id', type: '@type' }
const clr = (name: string) => `https://purl.imsglobal.org/spec/vc/clr/vocab.html#${name}`
const set = (name: string, type: string) => ({ '@id': clr(name), '@type': type, '@container': '@set' })
const uri = (name: string) => ({ '@id': clr(name), '@type': 'xsd:anyURI' })

/** Terms of the Comprehensive Learner Record 2.0, which differ a little between its releases. */
export function clrTerms(release: '2.0.0' | '2.0.1'): Terms {
  const later = release === '2.0.1'
  return {
    ...naming,
    ClrCredential: {
      '@id': clr('ClrCredential'),
      '@context': {
        ...naming,
        ...(later ? { partial: { '@id': clr('partial'), '@type': 'xsd:boolean' } } : {}),
      },
    },
    ClrSubject: {
      '@id': clr('ClrSubject'),
      '@context': {
        ...naming,
        cred: 'https://www.w3.org/2018/credentials#',
        obi: `https://purl.imsglobal.org/spec/${later ? 'vc/ob' : 'ob/v3p0'}/vocab.html#`,
        achievement: set('achievement', 'obi:Achievement'),
        association: set('association', clr('Association')),
        verifiableCredential: set('verifiableCredential', 'cred:verifiableCredential'),
        ...(later ? { identifier: set('identifier-1', 'obi:Identifier') } : {}),
      },
    },
    Association: {
      '@id': clr('Association'),
      '@context': {
        associationType: { '@id': clr('AssociationType') },
        sourceId: uri('sourceId'),
        targetId: uri('targetId'),
      },
    },
  }
}
