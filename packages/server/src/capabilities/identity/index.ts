export { accountRoutes, type OrganisationsOf } from './account-routes.ts'
export { addressesOf, mailAddressOf, matchKey, namesOf, personWithAddress } from './addresses.ts'
export { startAttempt, sweepAttempts } from './attempts.ts'
export { authenticator } from './authenticate.ts'
export { accountPart, addressesPart } from './export-parts.ts'
export { startOf } from './find-schools.ts'
export type { Identity } from './identity.ts'
export { isEmail } from './is-email.ts'
export { makeLoginLink } from './login-link.ts'
export { identityMigrations } from './migrations.ts'
export { callbackUrl } from './openid.ts'
export { identityPages } from './pages.ts'
export { changePerson, personFor, readPerson } from './people.ts'
export {
  addProvider,
  changeProvider,
  findProvider,
  handOverProviders,
  listProviders,
  removeProvider,
} from './providers.ts'
export { type Address, type AddressKind, kindOf, readAddress, shownAddress } from './read-address.ts'
export { requirePerson } from './require-person.ts'
export { resetAccount } from './reset-account.ts'
export type { ProviderRow } from './school.ts'
export type { SchoolIdentity } from './school-identity.ts'
export { sweepSchoolAttempts } from './school-sign-in.ts'
export { sealedByIdentity } from './sealed.ts'
export { hasOperator, makeOperator, setUpLink } from './set-up.ts'
export { signInByCode } from './sign-in.ts'
export { signInRoutes } from './sign-in-routes.ts'
export {
  appPasswordById,
  callerOfToken,
  type Holder,
  holderOfAppPassword,
  makeToken,
} from './tokens.ts'
