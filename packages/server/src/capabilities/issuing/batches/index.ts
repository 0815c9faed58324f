export { batchesMigrations } from './migrations.ts'
export { batchRoutes } from './routes.ts'
export { runBatch } from './run-batch.ts'
export { sweepDrafts } from './sweep-drafts.ts'
