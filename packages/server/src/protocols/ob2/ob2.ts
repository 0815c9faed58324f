import type { Backpack } from '../../capabilities/backpack/index.ts'
import type { Oauth, OfferedScope } from '../oauth/index.ts'

/** What the door of Badge Connect (Open Badges 2.1) needs. */
export type Ob2 = {
  publicUrl: string
  oauth: Oauth
  backpack: Backpack
  hostName: () => Promise<string>
}

const scope = (name: string) => `https://purl.imsglobal.org/spec/ob/v2p1/scope/${name}`

export const ob2Scopes = {
  read: scope('assertion.readonly'),
  create: scope('assertion.create'),
  profile: scope('profile.readonly'),
}

/** What may be lost comes first: Moodle leaves out the first scope of a host when it asks. */
export const offeredByOb2: OfferedScope[] = [
  { scope: ob2Scopes.read, power: 'badges-read' },
  { scope: ob2Scopes.create, power: 'badges-add' },
  { scope: ob2Scopes.profile, power: 'profile-read' },
]

export const basePath = '/ims/ob/v2p1'
