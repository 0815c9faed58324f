import type { messages as english } from '../en/waiting.ts'
import type { Translation } from '../translation.ts'

/** What is said about badges that wait for an answer, in Spanish. */
export const messages: Translation<typeof english> = {
  'app.waiting.title': 'Te esperan',
  'app.waiting.lead':
    'Concedidas en este servidor a una dirección tuya. Si rechazas una, el emisor ve eso y nada más.',
  'app.waiting.from': '{issuer}, {when}',
  'app.waiting.to': 'Para {address}',
  'app.waiting.until': 'Válida hasta el {when}',
  'app.waiting.accept': 'Añadir a mi mochila',
  'app.waiting.accept-named': 'Añadir a mi mochila: {name}',
  'app.waiting.decline': 'Rechazar',
  'app.waiting.decline-named': 'Rechazar: {name}',
  'app.waiting.accepted': '«{name}» está en tu mochila.',
  'app.waiting.declined': 'Has rechazado «{name}».',
}
