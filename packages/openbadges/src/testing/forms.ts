import { createHash } from 'node:crypto'
import type { JsonObject } from '../json/json.ts'
import type { Web } from './web.ts'

/** The forms a badge comes in. */
export const formNames = [
  '3.0 data-integrity',
  '3.0 vc-jwt',
  '2.0 hosted',
  '2.0 jws',
  '1.1 hosted',
  '1.1 jws',
  '0.5 hosted',
] as const
export type FormName = (typeof formNames)[number]

/** In what a badge differs from a good one, one thing at a time. */
export type Wish = {
  issuedOn?: string
  expires?: string
  /** Leave out something its version demands. */
  shapeless?: boolean
  /** Change the badge behind its signature. */
  forged?: boolean
  /** Sign with a key that the issuer does not list. */
  otherKey?: boolean
  /** Lie on a host that is not the issuer's. */
  otherHost?: boolean
  revoked?: boolean
  suspended?: boolean
}

export type Made = { input: string; web: Web; document: JsonObject }

export const school = 'https://school.example'
export const learner = 'ada@learner.example'
export const addresses = {
  issuer: `${school}/issuer`,
  key: `${school}/keys/1`,
  badge: `${school}/badges/1`,
  assertion: `${school}/assertions/1`,
  revocation: `${school}/lists/revocation`,
  suspension: `${school}/lists/suspension`,
}

/** The learner's address, hashed, and with which salt. */
export const salt = 'Meersalz'
export const identity = `sha256$${createHash('sha256')
  .update(learner + salt)
  .digest('hex')}`

/** The same JWS with another name inside and its old signature. */
export function forgedJws(jws: string): string {
  const [header = '', payload = '', signature = ''] = jws.split('.')
  const document: JsonObject = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
  document['narrative'] = 'Doctor of Everything'
  return `${header}.${Buffer.from(JSON.stringify(document)).toString('base64url')}.${signature}`
}
