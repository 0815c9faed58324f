import type { messages as english } from '../en/docs.ts'
import type { Translation } from '../translation.ts'

/** What the pages for developers say around the contract. */
export const messages: Translation<typeof english> = {
  'docs.title': 'Para desarrolladores',
  'docs.lead':
    'Todo lo que hacen las páginas de este servidor pueden hacerlo tus propios programas. La API entera se describe también como OpenAPI.',
  'docs.openapi': 'Descripción OpenAPI',
  'docs.first': 'Una primera insignia en un minuto',
  'docs.first.token': 'En el servidor, crea una clave de acceso. Se muestra una sola vez.',
  'docs.first.organisation': 'Funda una organización.',
  'docs.first.achievement': 'Di qué se puede ganar, y publícalo.',
  'docs.first.award':
    'Concédelo. El correo sale enseguida; la respuesta lleva también el enlace para quien lo recibe.',
  'docs.habits': 'Costumbres de esta API',
  'docs.habits.token':
    'Envía una clave de acceso personal como `Authorization: Bearer …`. Permite lo que dicen sus permisos, y nunca más de lo que puedes tú.',
  'docs.habits.idempotency':
    'Envía con cada POST una `Idempotency-Key` a tu elección; con la misma clave, una petición repetida cuenta una sola vez.',
  'docs.habits.lists': 'Las listas llegan por páginas: pasa `next` como `cursor` hasta que sea null.',
  'docs.habits.problems':
    'Cada negativa es un problema (RFC 9457) con un `code` estable, que se explica más abajo.',
  'docs.operations': 'Operaciones',
  'docs.access': 'Quién puede',
  'docs.access.public': 'Cualquiera',
  'docs.access.signed-in': 'Tú, con la sesión iniciada',
  'docs.access.organisation': 'Miembros de la organización, al menos {role}',
  'docs.access.operator': 'Operadores',
  'docs.access.scopes': 'Permisos de la clave: {scopes}',
  'docs.access.no-token': 'No se abre con claves de acceso',
  'docs.params': 'En la ruta',
  'docs.query': 'En la consulta',
  'docs.body': 'En el cuerpo (JSON)',
  'docs.raw-body': 'Los bytes tal cual: {types}. Como mucho {size} MB.',
  'docs.answer': 'Respuesta {status}',
  'docs.answer.none': 'Nada',
  'docs.answer.binary': 'Bytes',
  'docs.problems': 'Problemas',
  'docs.example': 'Ejemplo',
  'docs.field': 'Campo',
  'docs.type': 'Tipo',
  'docs.meaning': 'Significado',
  'docs.required': 'obligatorio',
  'docs.all-problems': 'Problemas',
  'docs.all-problems.lead': 'Todos los códigos con que esta API puede responder.',
  'docs.problem.status': 'Estado {status}',
  'docs.problem.what-to-do': 'Qué hacer',
  'docs.problem.operations': 'Operaciones que pueden responder con él',
  'docs.problem.any': 'Cualquier operación puede responder con él.',
  'docs.back': 'Toda la API',
  'docs.english': 'La descripción de la API está en inglés.',
}
