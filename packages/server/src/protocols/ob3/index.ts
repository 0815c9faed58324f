export { ob3Door } from './door.ts'
export { offeredByOb3 } from './ob3.ts'
