import type { messages as english } from '../en/addresses.ts'
import type { Translation } from '../translation.ts'

/** Words of addresses that badges are awarded to. */
export const messages: Translation<typeof english> = {
  'address.kind': 'Concederlo a',
  'address.kind-email': 'Una dirección de correo',
  'address.kind-did': 'Un DID',
  'address.kind-account': 'Un nombre en otro servidor',
  'address.kind-nobody': 'Nadie todavía: un código para repartir',
  'address.did-help':
    'Como did:key:… o did:web:…, tal como lo muestra la cartera de quien aprende. La insignia lo nombra a la vista de todos.',
  'address.account-help': 'Como @ada@badges.school.example.',
  'address.nobody':
    'Haz un código, para una pantalla o en papeletas impresas. Quien lo use recibe la insignia.',
  'address.act-help':
    'No se envía ningún correo. Recibes un enlace para entregar; durante un minuto puedes retirarla.',
  'address.made-text': '{name} se concedió a {address}. Entrega el enlace de abajo.',
  'address.hand-over':
    'Esta dirección no recibe correo. Entrega el enlace: quien lo tenga puede guardar la insignia en su mochila, una vez.',
  'address.account-waits':
    'Los servidores todavía no se entregan insignias entre sí. La concesión espera aquí; en cuanto lo hagan, podrá entregarse a este nombre. Hasta entonces, el camino es el enlace.',
}
