export { requireActive } from './active.ts'
export { brandSheets } from './branding-routes.ts'
export { checkDomainAgain, provenDomains } from './domains.ts'
export {
  changeOrganisation,
  foundOrganisation,
  setLogo,
  shown as shownOrganisation,
} from './found-organisation.ts'
export { forgetInvitations } from './invitations.ts'
export { issuerParts } from './issuer-documents.ts'
export { signerOf } from './keys.ts'
export { includes, isAround } from './may.ts'
export { leaveAll, ownersOf } from './members.ts'
export { listOrganisations, membershipsOf } from './memberships.ts'
export { organisationsMigrations } from './migrations.ts'
export { networkPages } from './network-routes.ts'
export { findNetwork, networksOf } from './networks.ts'
export { didOf, logoUrl, type OrganisationRow, type Organisations, profileUrl } from './organisations.ts'
export { programmeOf, requireProgramme } from './programmes.ts'
export { organisationPages, type Showcase } from './public-routes.ts'
export { endSchoolRoles, keepRolesInStep } from './role-rules.ts'
export { findOrganisation, pathOf, type Reach, requireLeast, requireReach, requireRole } from './roles.ts'
export { organisationRoutes } from './routes.ts'
export { sealedByOrganisations } from './sealed.ts'
export { mergedInto, namesAbove } from './tree.ts'
