import { createHash } from 'node:crypto'
import { paths } from '../oauth/index.ts'
import { basePath, type Ob3, ob3Scopes, offeredByOb3 } from './ob3.ts'

/** The Service Description Document (Open Badges 3.0, 7.3): OpenAPI 3.0 of what is served here, with its ETag. */
export async function serviceDescription(door: Ob3): Promise<{ etag: string; body: string }> {
  const body = JSON.stringify(documentOf(door, await door.hostName()))
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"` }
}

const texts: Record<string, string> = {
  [ob3Scopes.readCredentials]: 'Permission to read AchievementCredentials of the person.',
  [ob3Scopes.upsertCredential]: 'Permission to create or replace AchievementCredentials of the person.',
  [ob3Scopes.readProfile]: 'Permission to read the profile of the person.',
  [ob3Scopes.updateProfile]: 'Permission to change the profile of the person.',
}

function documentOf({ publicUrl, version }: Ob3, hostName: string) {
  const privacy = `${publicUrl}/legal/privacy`
  const terms = `${publicUrl}/legal/terms`
  return {
    openapi: '3.0.1',
    info: {
      title: hostName,
      description:
        'Open Badges 3.0: read the badges of a learner who agrees, and put badges into their backpack.',
      version,
      termsOfService: terms,
      'x-imssf-privacyPolicyUrl': privacy,
    },
    servers: [{ url: `${publicUrl}${basePath}` }],
    paths: {
      '/discovery': { get: operation('getServiceDescription', null, ['200', '304']) },
      '/credentials': {
        get: {
          ...operation('getCredentials', ob3Scopes.readCredentials, ['200']),
          parameters: [
            query('limit', { type: 'integer', minimum: 1 }),
            query('offset', { type: 'integer', minimum: 0 }),
            query('since', { type: 'string', format: 'date-time' }),
          ],
        },
        post: operation('upsertCredential', ob3Scopes.upsertCredential, ['200', '201']),
      },
      '/profile': {
        get: operation('getProfile', ob3Scopes.readProfile, ['200']),
        put: operation('putProfile', ob3Scopes.updateProfile, ['200']),
      },
    },
    components: {
      securitySchemes: {
        OAuth2ACG: {
          type: 'oauth2',
          description: 'Authorization code with PKCE (S256); clients register themselves (RFC 7591).',
          'x-imssf-name': hostName,
          'x-imssf-privacyPolicyUrl': privacy,
          'x-imssf-termsOfServiceUrl': terms,
          'x-imssf-registrationUrl': `${publicUrl}${paths.registration}`,
          flows: {
            authorizationCode: {
              authorizationUrl: `${publicUrl}${paths.authorization}`,
              tokenUrl: `${publicUrl}${paths.token}`,
              refreshUrl: `${publicUrl}${paths.token}`,
              'x-imssf-revocationUrl': `${publicUrl}${paths.revocation}`,
              scopes: {
                ...Object.fromEntries(offeredByOb3.map(({ scope }) => [scope, texts[scope] ?? scope])),
                offline_access: 'Permission to do so while the person is not there.',
              },
            },
          },
        },
      },
      schemas: { Imsx_StatusInfo: statusSchema },
    },
  }
}

function operation(operationId: string, scope: string | null, good: string[]) {
  const failed = {
    description: 'What went wrong',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Imsx_StatusInfo' } } },
  }
  return {
    operationId,
    responses: {
      ...Object.fromEntries(good.map(status => [status, { description: 'Done' }])),
      ...(scope === null ? {} : { '400': failed, '401': failed, '403': failed, '405': failed }),
      default: failed,
    },
    ...(scope === null ? {} : { security: [{ OAuth2ACG: [scope] }] }),
  }
}

const query = (name: string, schema: object) => ({ name, in: 'query', required: false, schema })

const statusSchema = {
  type: 'object',
  required: ['imsx_codeMajor', 'imsx_severity'],
  properties: {
    imsx_codeMajor: { type: 'string', enum: ['failure', 'processing', 'success', 'unsupported'] },
    imsx_severity: { type: 'string', enum: ['error', 'status', 'warning'] },
    imsx_description: { type: 'string' },
    imsx_codeMinor: { type: 'object' },
  },
}
