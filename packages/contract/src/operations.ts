import * as afterAwards from './after-awards.ts'
import * as awardBatches from './award-batches.ts'
import * as backpack from './backpack.ts'
import * as branding from './branding.ts'
import * as codes from './codes.ts'
import * as collections from './collections.ts'
import * as consents from './consents.ts'
import * as delivery from './delivery.ts'
import * as displayed from './displayed.ts'
import * as endorsements from './endorsements.ts'
import * as exports from './exports.ts'
import * as frameworks from './frameworks.ts'
import * as grants from './grants.ts'
import * as hosting from './hosting.ts'
import * as identity from './identity.ts'
import * as imports from './imports.ts'
import * as issuing from './issuing.ts'
import * as networks from './networks.ts'
import * as notices from './notices.ts'
import type { OperationShape } from './operation.ts'
import * as organisations from './organisations.ts'
import * as profiles from './profiles.ts'
import * as programmes from './programmes.ts'
import * as schoolSignIn from './school-sign-in.ts'
import * as shareGroups from './share-groups.ts'
import * as sharing from './sharing.ts'
import * as templates from './templates.ts'
import * as tree from './tree.ts'
import * as trust from './trust.ts'
import * as verifying from './verifying.ts'
import * as waiting from './waiting.ts'

/** Every operation of the API, in the order of the docs. */
export const operations: OperationShape[] = [
  identity,
  schoolSignIn,
  organisations,
  tree,
  branding,
  programmes,
  trust,
  networks,
  issuing,
  afterAwards,
  grants,
  endorsements,
  templates,
  frameworks,
  awardBatches,
  codes,
  delivery,
  backpack,
  waiting,
  imports,
  collections,
  sharing,
  shareGroups,
  profiles,
  displayed,
  exports,
  consents,
  notices,
  verifying,
  hosting,
]
  .flatMap(area => Object.values<unknown>(area))
  .filter(isOperation)

function isOperation(value: unknown): value is OperationShape {
  return typeof value === 'object' && value !== null && 'operationId' in value && 'path' in value
}
