import { contexts as citizenship } from '@digitalbazaar/citizenship-context'
import { contexts as statusList2021 } from '@digitalbazaar/vc-status-list-context'
import { contexts as dcc } from '@digitalcredentials/dcc-context'
import { isObject } from '../json/json.ts'
import { clrTerms } from './clr.ts'
import { ed25519Signature2020 } from './ed25519-2020.ts'
import type { Terms } from './terms.ts'

/** Contexts that badges seldom use, by URL; as unchangeable as those that are pinned. */
export const seldomTerms: ReadonlyMap<string, Terms> = new Map<string, Terms>([
  ['https://w3id.org/security/suites/ed25519-2020/v1', ed25519Signature2020],
  ['https://purl.imsglobal.org/spec/clr/v2p0/context.json', clrTerms('2.0.0')],
  ['https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json', clrTerms('2.0.1')],
  [
    'https://www.w3.org/ns/credentials/examples/v2',
    { '@vocab': 'https://www.w3.org/ns/credentials/examples#' },
  ],
  ...[...citizenship, ...statusList2021, ...dcc].flatMap(([url, document]): [string, Terms][] => {
    const terms = isObject(document) ? document['@context'] : undefined
    return isObject(terms) ? [[url, terms]] : []
  }),
])
