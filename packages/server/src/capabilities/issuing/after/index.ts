export { stackSubscriber, stackTasks } from './award-stacks.ts'
export { afterMigrations } from './migrations.ts'
export { afterRoutes } from './routes.ts'
export { type EndingDigest, takeDueReminders, takeEndingAwards, takeEndingDigests } from './take-due.ts'
