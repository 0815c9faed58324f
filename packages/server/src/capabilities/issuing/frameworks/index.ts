export { frameworkMigrations } from './migrations.ts'
export { frameworkRoutes } from './routes.ts'
