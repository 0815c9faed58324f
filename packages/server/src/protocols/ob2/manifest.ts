import { createHash } from 'node:crypto'
import { paths } from '../oauth/index.ts'
import { basePath, type Ob2, offeredByOb2 } from './ob2.ts'

export const manifestPath = '/.well-known/badgeconnect.json'

/** Where Badge Connect is found on this host (Open Badges 2.1, manifest), with its ETag. */
export async function manifest({ publicUrl, hostName }: Ob2): Promise<{ etag: string; body: string }> {
  const body = JSON.stringify({
    '@context': 'https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld',
    id: `${publicUrl}${manifestPath}`,
    badgeConnectAPI: [
      {
        name: await hostName(),
        apiBase: `${publicUrl}${basePath}`,
        version: 'v2p1',
        termsOfServiceUrl: `${publicUrl}/legal/terms`,
        privacyPolicyUrl: `${publicUrl}/legal/privacy`,
        scopesOffered: [...offeredByOb2.map(each => each.scope), 'offline_access'],
        registrationUrl: `${publicUrl}${paths.registration}`,
        authorizationUrl: `${publicUrl}${paths.authorization}`,
        tokenUrl: `${publicUrl}${paths.token}`,
        tokenRevocationUrl: `${publicUrl}${paths.revocation}`,
      },
    ],
  })
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"` }
}
