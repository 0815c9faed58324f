export { templateMigrations } from './migrations.ts'
export { templateRoutes } from './routes.ts'
