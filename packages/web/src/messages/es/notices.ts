import type { messages as english } from '../en/notices.ts'
import type { Translation } from '../translation.ts'

export const messages: Translation<typeof english> = {
  'notice.title': 'Avisos',
  'notice.lead': 'Lo que pasó con tus insignias.',
  'notice.none': 'Nada todavía. Aquí se cuenta lo que pasa con tus insignias.',
  'notice.unread': '{count, plural, =0 {Avisos} one {Avisos: # sin leer} other {Avisos: # sin leer}}',
  'notice.read-all': 'Marcar todo como leído',
  'notice.new': 'Nuevo',
  'notice.arrived': '“{name}” llegó a tu mochila',
  'notice.waiting': '“{name}” espera a que la aceptes',
  'notice.revoked': '“{name}” fue revocada por su emisor',
  'notice.expiring': '“{name}” es válida hasta el {date}',
  'notice.changed': '“{name}”: su situación es ahora “{standing}”',
  'notice.kind.arrived': 'Llegadas',
  'notice.kind.waiting': 'En espera de que las aceptes',
  'notice.kind.revoked': 'Revocadas',
  'notice.kind.expiring': 'Terminan pronto',
  'notice.kind.changed': 'Otros cambios',
  'notice.mail.title': 'Avisos por correo',
  'notice.mail.lead':
    'Como mucho un correo al día, a tu dirección principal, y solo si hay algo nuevo. La página con todos los avisos está siempre ahí.',
  'notice.mail': 'Correo',
  'notice.mail.daily': 'Una vez al día',
  'notice.mail.off': 'Nunca',
  'notice.kinds': 'De qué habla el correo',
  'mail.notices.subject': 'Novedades de tus insignias',
  'mail.notices.button': 'Ver todos los avisos',
  'mail.notices.more': '{count, plural, one {Y # más.} other {Y # más.}}',
  'mail.notices.stop': 'Lo recibes como mucho una vez al día. Cambia o detén estos correos: {link}',
  'export.page.notices': 'Lo que se te avisó',
}
