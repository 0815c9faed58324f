export { collectionsPart } from './export-collections.ts'
export { collectionMigrations } from './migrations.ts'
export { collectionRoutes } from './routes.ts'
