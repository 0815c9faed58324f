export {
  addresses,
  type FormName,
  formNames,
  learner,
  type Made,
  makeBadge,
  school,
  type Wish,
} from './make-badge.ts'
export { keyIssuer, publicJwk, type TestKey, testKey } from './signers.ts'
export { type Answer, canonize, portsOver, type TestPorts, type Web } from './web.ts'
