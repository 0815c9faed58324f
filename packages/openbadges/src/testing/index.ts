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
export { sampleCredential } from './sample-credential.ts'
export { keyIssuer, publicJwk, type TestKey, testKey } from './signers.ts'
export { type Tampered, tamperEverywhere } from './tamper.ts'
export { type Answer, canonize, portsOver, type TestPorts, type Web } from './web.ts'
