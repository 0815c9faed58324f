export * as achievementDetails from './achievement-details.ts'
export * as afterAwards from './after-awards.ts'
export * as awardBatches from './award-batches.ts'
export * as backpack from './backpack.ts'
export * as branding from './branding.ts'
export * as codes from './codes.ts'
export * as collections from './collections.ts'
export * as consents from './consents.ts'
export * as delivery from './delivery.ts'
export * as displayed from './displayed.ts'
export * as endorsements from './endorsements.ts'
export * as exports from './exports.ts'
export * as frameworks from './frameworks.ts'
export * as grants from './grants.ts'
export * as hosting from './hosting.ts'
export * as identity from './identity.ts'
export * as imports from './imports.ts'
export * as issuing from './issuing.ts'
export * as networks from './networks.ts'
export * as notices from './notices.ts'
export type {
  Access,
  AnswerOf,
  BodyOf,
  Method,
  OperationShape,
  ParamsOf,
  QueryOf,
  RawBody,
  ResponseBody,
} from './operation.ts'
export { operation } from './operation.ts'
export { operations } from './operations.ts'
export * as organisations from './organisations.ts'
export { everywhere, type ProblemCode, problems } from './problems.ts'
export * as profiles from './profiles.ts'
export * as programmes from './programmes.ts'
export * as schoolSignIn from './school-sign-in.ts'
export { type Role, roles, type Scope, scopes } from './scopes.ts'
export * as shareGroups from './share-groups.ts'
export * as sharing from './sharing.ts'
export * as templates from './templates.ts'
export * as tree from './tree.ts'
export * as trust from './trust.ts'
export * as verifying from './verifying.ts'
export * as waiting from './waiting.ts'
