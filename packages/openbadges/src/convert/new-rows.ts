import { asArray, asText, isObject, type Json, type JsonObject } from '../json/json.ts'
import type { LeftCode } from './conversion-report.ts'
import type { Row } from './places.ts'
import { flag, iri, numberOrText, renamed, time, timeAssumes } from './values.ts'

const subject = '/credentialSubject'
const achievement = `${subject}/achievement`
const times = (from: string, to: string): Row => ({ from, to, how: time, assumes: timeAssumes })
const iris = (from: string, to: string): Row => ({ from, to, how: iri })
const texts = (from: string, to: string, names: string[]): Row[] =>
  names.map(name => ({ from: `${from}/${name}`, to: `${to}/${name}` }))
const left = (why: LeftCode, from: string[]): Row[] => from.map(each => ({ from: `${each}/**`, why }))
const image = (from: string, to: string): Row[] => [
  iris(from, `${to}/id`),
  iris(`${from}/id`, `${to}/id`),
  { from: `${from}/caption`, to: `${to}/caption` },
]

const types2 = ['', '/recipient', '/badge', '/badge/issuer', '/badge/criteria', '/badge/image', '/image']

/** Open Badges 2.0 as 3.0 ("Migration": the old assertion becomes evidence, the old class a related achievement). */
export function rowsFrom20(): Row[] {
  return [
    ...left('form', ['/@context', '/badge/@context', '/badge/issuer/@context', '/verification', '/verify']),
    ...types2
      .filter(each => each !== '/recipient')
      .map(each => ({ from: `${each}/type`, why: 'form' as const })),
    ...['/evidence/*', '/badge/alignment/*', '/badge/related/*', '/badge/issuer/image'].map(each => ({
      from: `${each}/type`,
      why: 'form' as const,
    })),
    ...left('signature', ['/badge/issuer/publicKey']),
    ...left('status', ['/revoked', '/revocationReason', '/badge/issuer/revocationList']),
    ...left('form', ['/badge/issuer/verification']),
    iris('/id', '/evidence/~source/id'),
    times('/issuedOn', '/validFrom'),
    times('/expires', '/validUntil'),
    ...image('/image', '/image'),
    { from: '/narrative', to: `${subject}/narrative` },
    { from: '/recipient/identity', to: `${subject}/identifier/~0/identityHash` },
    {
      from: '/recipient/type',
      to: `${subject}/identifier/~0/identityType`,
      how: renamed({ email: 'emailAddress', id: 'identifier', url: 'ext:url', telephone: 'ext:telephone' }),
    },
    { from: '/recipient/hashed', to: `${subject}/identifier/~0/hashed`, how: flag },
    { from: '/recipient/salt', to: `${subject}/identifier/~0/salt` },
    iris('/evidence/*', '/evidence/*/id'),
    iris('/evidence/*/id', '/evidence/*/id'),
    ...texts('/evidence/*', '/evidence/*', ['name', 'description', 'narrative', 'genre', 'audience']),
    iris('/badge', `${achievement}/related/~source/id`),
    iris('/badge/id', `${achievement}/related/~source/id`),
    ...texts('/badge', achievement, ['name', 'description']),
    ...image('/badge/image', `${achievement}/image`),
    iris('/badge/criteria', `${achievement}/criteria/id`),
    iris('/badge/criteria/id', `${achievement}/criteria/id`),
    { from: '/badge/criteria/narrative', to: `${achievement}/criteria/narrative` },
    { from: '/badge/tags/*', to: `${achievement}/tag/*` },
    iris('/badge/alignment/*/targetUrl', `${achievement}/alignment/*/targetUrl`),
    ...texts('/badge/alignment/*', `${achievement}/alignment/*`, alignment),
    { from: '/badge/@language', to: `${achievement}/inLanguage` },
    { from: '/badge/version', to: `${achievement}/version`, how: numberOrText },
    iris('/badge/related/*', `${achievement}/related/*/id`),
    iris('/badge/related/*/id', `${achievement}/related/*/id`),
    { from: '/badge/related/*/@language', to: `${achievement}/related/*/inLanguage` },
    { from: '/badge/related/*/version', to: `${achievement}/related/*/version`, how: numberOrText },
    iris('/badge/issuer', '/issuer/id'),
    ...['id', 'url'].map(name => iris(`/badge/issuer/${name}`, `/issuer/${name}`)),
    ...texts('/badge/issuer', '/issuer', ['name', 'email', 'description']),
    { from: '/badge/issuer/telephone', to: '/issuer/phone' },
    ...image('/badge/issuer/image', '/issuer/image'),
  ]
}

const alignment = ['targetName', 'targetDescription', 'targetFramework', 'targetCode']

const types3 = [
  ...['', '/issuer', '/issuer/image', '/image', subject, `${subject}/identifier/*`, achievement],
  ...[`${achievement}/criteria`, `${achievement}/image`, `${achievement}/alignment/*`],
  ...[`${achievement}/related/*`, '/evidence/*'],
]

/** Open Badges 3.0 as 2.0: what it can say of one recipient, one class and one issuer. */
export function rowsFrom30(source: JsonObject): Row[] {
  const chosen = chosenIdentifier(source)
  return [
    ...left('form', ['/@context', '/credentialSchema']),
    ...types3.map(each => ({ from: `${each}/type`, why: 'form' as const })),
    ...left('signature', ['/proof']),
    ...left('status', ['/credentialStatus', '/refreshService']),
    iris('/id', '/evidence/~source/id'),
    times('/awardedDate', '/issuedOn'),
    times('/validFrom', '/issuedOn'),
    times('/issuanceDate', '/issuedOn'),
    times('/validUntil', '/expires'),
    times('/expirationDate', '/expires'),
    ...image('/image', '/image'),
    { from: `${subject}/narrative`, to: '/narrative' },
    ...recipientRows(chosen),
    iris('/evidence/*/id', '/evidence/*/id'),
    ...texts('/evidence/*', '/evidence/*', ['name', 'description', 'narrative', 'genre', 'audience']),
    iris(`${achievement}/id`, '/badge/related/~source/id'),
    ...texts(achievement, '/badge', ['name', 'description']),
    ...texts('', '/badge', ['name', 'description']),
    ...image(`${achievement}/image`, '/badge/image'),
    iris(`${achievement}/criteria/id`, '/badge/criteria/id'),
    { from: `${achievement}/criteria/narrative`, to: '/badge/criteria/narrative' },
    { from: `${achievement}/tag/*`, to: '/badge/tags/*' },
    iris(`${achievement}/alignment/*/targetUrl`, '/badge/alignment/*/targetUrl'),
    ...texts(`${achievement}/alignment/*`, '/badge/alignment/*', alignment),
    { from: `${achievement}/inLanguage`, to: '/badge/@language' },
    { from: `${achievement}/version`, to: '/badge/version' },
    iris(`${achievement}/related/*/id`, '/badge/related/*/id'),
    { from: `${achievement}/related/*/inLanguage`, to: '/badge/related/*/@language' },
    { from: `${achievement}/related/*/version`, to: '/badge/related/*/version' },
    iris('/issuer', '/badge/issuer/id'),
    ...['id', 'url'].map(name => iris(`/issuer/${name}`, `/badge/issuer/${name}`)),
    ...texts('/issuer', '/badge/issuer', ['name', 'email', 'description']),
    { from: '/issuer/phone', to: '/badge/issuer/telephone' },
    ...image('/issuer/image', '/badge/issuer/image'),
  ]
}

/** 2.0 names one recipient: an e-mail address before anything else. */
function chosenIdentifier(source: JsonObject): number | null {
  const [only] = asArray(source['credentialSubject'])
  const all = asArray(isObject(only) ? only['identifier'] : undefined)
  const usable = all.map(each => isObject(each) && asText(each['identityHash']) !== null)
  const byMail = all.findIndex(
    (each, at) => usable[at] && isObject(each) && /^email/.test(String(each['identityType'])),
  )
  const first = byMail === -1 ? usable.indexOf(true) : byMail
  return first === -1 ? null : first
}

function recipientRows(chosen: number | null): Row[] {
  if (chosen === null) return [iris(`${subject}/id`, '/recipient/identity')]
  const from = `${subject}/identifier/#${chosen}`
  return [
    { from: `${from}/identityHash`, to: '/recipient/identity' },
    {
      from: `${from}/identityType`,
      to: '/recipient/type',
      how: renamed({
        emailAddress: 'email',
        identifier: 'id',
        'ext:url': 'url',
        'ext:telephone': 'telephone',
      }),
    },
    { from: `${from}/hashed`, to: '/recipient/hashed', how: (value: Json) => flag(value) },
    { from: `${from}/salt`, to: '/recipient/salt' },
  ]
}
