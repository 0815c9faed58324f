export { badgrDoor } from './door.ts'
export { sweepFamilies } from './families.ts'
export { badgrMigrations } from './migrations.ts'
