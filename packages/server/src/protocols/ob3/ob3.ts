import type { Backpack } from '../../capabilities/backpack/index.ts'
import type { Oauth, OfferedScope } from '../oauth/index.ts'

/** What the door of Open Badges 3.0 needs. */
export type Ob3 = {
  publicUrl: string
  version: string
  oauth: Oauth
  backpack: Backpack
  hostName: () => Promise<string>
}

const scope = (name: string) => `https://purl.imsglobal.org/spec/ob/v3p0/scope/${name}`

/** Scopes of Open Badges 3.0, 7.2; what only reads comes first, for clients that lose the first one. */
export const ob3Scopes = {
  readCredentials: scope('credential.readonly'),
  upsertCredential: scope('credential.upsert'),
  readProfile: scope('profile.readonly'),
  updateProfile: scope('profile.update'),
}

export const offeredByOb3: OfferedScope[] = [
  { scope: ob3Scopes.readCredentials, power: 'badges-read' },
  { scope: ob3Scopes.upsertCredential, power: 'badges-add' },
  { scope: ob3Scopes.readProfile, power: 'profile-read' },
  { scope: ob3Scopes.updateProfile, power: 'profile-change' },
]

export const basePath = '/ims/ob/v3p0'
