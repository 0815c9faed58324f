export { collectionsPart } from './export-collections.ts'
export { listCollections, readCollection } from './find-collection.ts'
export { collectionMigrations } from './migrations.ts'
export { collectionRoutes } from './routes.ts'
