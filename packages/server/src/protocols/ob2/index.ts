export { ob2Door } from './door.ts'
export { offeredByOb2 } from './ob2.ts'
