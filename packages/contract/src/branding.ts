import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { organisationParams } from './organisations.ts'
import { Nullable, Words } from './shapes.ts'

const Colour = Type.String({ pattern: '^#[0-9a-f]{6}$', description: 'As #rrggbb in lower case' })

export const CertificateLayout = Type.Object(
  {
    paper: Words(['a4', 'letter']),
    signatories: Type.Array(
      Type.Object({
        name: Type.String({ minLength: 1, maxLength: 100 }),
        title: Type.String({ maxLength: 100 }),
      }),
      { maxItems: 3 },
    ),
  },
  { title: 'CertificateLayout' },
)

const fields = {
  colour: Nullable(Colour),
  mailFooter: Nullable(
    Type.String({ maxLength: 500, description: 'Stands at the end of mails that bring a badge' }),
  ),
  certificate: Nullable(CertificateLayout),
}

export const Branding = Type.Object(
  {
    ...fields,
    above: Type.Object(
      { colour: Nullable(Colour), mailFooter: Nullable(Type.String()) },
      { description: 'What holds where nothing of its own is set: that of the nearest organisation above' },
    ),
  },
  { title: 'Branding' },
)

export const readBranding = operation({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/branding',
  operationId: 'readBranding',
  tag: 'Organisations',
  summary: 'Colour, mail footer and certificate layout of an organisation',
  access: { kind: 'organisation', role: 'viewer', scopes: ['organisations:read'] },
  params: organisationParams,
  response: { 200: Branding },
  problems: ['organisation-not-found'],
  example: { params: { organisation: 'riverside-library' } },
})

export const changeBranding = operation({
  method: 'PATCH',
  path: '/api/v1/organisations/:organisation/branding',
  operationId: 'changeBranding',
  tag: 'Organisations',
  summary: 'Change the look of public pages and mails',
  description:
    'The colour keeps its hue; its lightness is adjusted so that text keeps a contrast of 4.5:1 in light and in dark.',
  access: { kind: 'organisation', role: 'editor', scopes: ['organisations:write'] },
  params: organisationParams,
  body: Type.Partial(Type.Object(fields)),
  response: { 200: Branding },
  problems: ['organisation-not-found', 'not-allowed'],
  example: {
    params: { organisation: 'riverside-library' },
    body: {
      colour: '#8a1c5c',
      mailFooter: 'Riverside Library, 1 River Street',
      certificate: { paper: 'a4', signatories: [{ name: 'Grace Rivers', title: 'Head of the library' }] },
    },
  },
})

export type Branding = Static<typeof Branding>
export type CertificateLayout = Static<typeof CertificateLayout>
