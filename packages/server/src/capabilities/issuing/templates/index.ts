export { templateMigrations } from './migrations.ts'
export { templatePages } from './public-routes.ts'
export { templateRoutes } from './routes.ts'
