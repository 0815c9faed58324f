export { type Hosting, hostName, whoMayFound } from './hosting.ts'
export { hostingMigrations } from './migrations.ts'
export { legalPages } from './pages.ts'
export { hostingRoutes } from './routes.ts'
