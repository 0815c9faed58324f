export { type BakeVersion, bake, isBakeable, unbake } from './bake/index.ts'
export type {
  Algorithm,
  CanonicalHash,
  Canonize,
  Clock,
  Crypto,
  Fetched,
  Fetcher,
  HashName,
  Ports,
  PublicJwk,
  Signer,
} from './ports.ts'
export * from './read/index.ts'
export { matchRecipient } from './recipient/match-recipient.ts'
export * from './verify/index.ts'
