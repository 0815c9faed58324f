export { batchesMigrations } from './migrations.ts'
export { batchRoutes } from './routes.ts'
export { runBatch } from './run-batch.ts'
