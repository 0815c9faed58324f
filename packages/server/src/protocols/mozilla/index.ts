export { forgetDisplayed } from './displayed.ts'
export { mozillaDoor } from './door.ts'
export { mozillaMigrations } from './migrations.ts'
export type { PublicGroup } from './mozilla.ts'
