export { accept } from './accept.ts'
export { type Backpack, type BadgeRow, note } from './backpack.ts'
export { type Baked, bakeHosted } from './bake-hosted.ts'
export { checkDue, orderChecks } from './check-due.ts'
export { checkBadge, checkCredential } from './check-some.ts'
export {
  collectionMigrations,
  collectionRoutes,
  collectionsPart,
  listCollections,
  readCollection,
} from './collections/index.ts'
export { badgesPart } from './export-badges.ts'
export { badgeOfCredential, findBadge } from './find-badge.ts'
export { type BadgeBrief, findBadges } from './find-many.ts'
export { type BadgeForm, fileOf, formsOf } from './forms.ts'
export { handOut, handOutAssertions } from './hand-out.ts'
export { importMigrations, importRoutes, retryForPerson, runImport, sweepImports } from './imports/index.ts'
export { listKept } from './list-kept.ts'
export { backpackMigrations } from './migrations.ts'
export { endingBadges, namedBadge } from './named-badge.ts'
export { dropOriginal } from './originals.ts'
export { emptyBackpack, removeBadge } from './remove.ts'
export { backpackRoutes } from './routes.ts'
