export { endorsementsFor } from './endorse.ts'
export { endNetworkGrants, moveGrants } from './give.ts'
export {
  everyoneMayCopy,
  hasAwarded,
  programmeFor,
  requireAwarder,
  requireCopyable,
  requireShared,
} from './may-use.ts'
export { grantMigrations } from './migrations.ts'
export { grantRoutes } from './routes.ts'
export { networkShowcase } from './shared-with.ts'
