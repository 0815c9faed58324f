import { Type } from 'typebox'
import { operation } from './operation.ts'

const Displayed = Type.Object(
  {
    displayed: Type.Boolean({
      description: 'Other sites find your public badges by an address of yours. Off until you say otherwise',
    }),
  },
  { title: 'Displayed' },
)

export const readDisplayed = operation({
  method: 'GET',
  path: '/api/v1/me/displayed',
  operationId: 'readDisplayed',
  tag: 'Sharing',
  summary: 'Whether other sites find your public badges by an address of yours',
  access: { kind: 'signed-in', scopes: ['backpack:read'] },
  response: { 200: Displayed },
  problems: [],
  example: {},
})

export const changeDisplayed = operation({
  method: 'PUT',
  path: '/api/v1/me/displayed',
  operationId: 'changeDisplayed',
  tag: 'Sharing',
  summary: 'Let other sites find your public badges by an address of yours, or no longer',
  description:
    'While it is on, `POST /displayer/convert/email` answers with a number for you, and the badges that you show to everyone are listed under it. Switched off and on again it is another number.',
  access: { kind: 'signed-in', scopes: ['shares:write'] },
  body: Type.Object({ displayed: Type.Boolean() }),
  response: { 200: Displayed },
  problems: [],
  example: { body: { displayed: true } },
})
