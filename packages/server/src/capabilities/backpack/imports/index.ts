export { importMigrations } from './migrations.ts'
export { retryForPerson, sweepImports } from './retry.ts'
export { importRoutes } from './routes.ts'
export { runImport } from './run-import.ts'
