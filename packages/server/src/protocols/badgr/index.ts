export { badgrDoor } from './door.ts'
