import type { messages as english } from '../en/grants.ts'
import type { Translation } from '../translation.ts'

/** Words of achievements that several organisations use. */
export const messages: Translation<typeof english> = {
  'grants.title': 'Quién más puede usarlo',
  'grants.lead':
    'Quien puede concederlo firma con su propio nombre; la insignia te nombra como creadora. Vale para todas las versiones hasta que lo retires.',
  'grants.none': 'Nadie más.',
  'grants.everyone-copies': 'Cualquiera puede copiarlo.',
  'grants.may-award': '{name} puede concederlo.',
  'grants.may-award-below': '{name} y todas las organizaciones que tiene debajo pueden concederlo.',
  'grants.may-copy': '{name} puede copiarlo.',
  'grants.may-copy-below': '{name} y todas las organizaciones que tiene debajo pueden copiarlo.',
  'grants.awarded':
    '{count, plural, =0 {aún no concedido} one {concedido una vez} other {concedido # veces}}',
  'grants.take-back': 'Retirar',
  'grants.what': 'Permitir',
  'grants.what-award': 'Concederlo',
  'grants.what-copy': 'Copiarlo',
  'grants.what-everyone': 'Copiarlo: a cualquiera',
  'grants.to': 'Organización',
  'grants.to-help': 'Su nombre corto, o la dirección de su página en este servidor.',
  'grants.below': 'También todas las organizaciones que tiene debajo',
  'grants.give': 'Permitir',
  'grants.given': 'Desde ahora está permitido.',
  'grants.shared': 'Compartidos con nosotros',
  'grants.shared-lead':
    'Logros de otras organizaciones que puedes conceder en tu propio nombre, o copiar y hacer tuyos.',
  'grants.shared-none': 'Aún no se comparte nada contigo',
  'grants.shared-none-text':
    'Otra organización de este servidor puede permitir a la tuya conceder o copiar sus logros, en la página del logro.',
  'grants.shared-by': 'Compartido con nosotros por {name}',
  'grants.copy': 'Copiar un logro',
  'grants.copy-lead': 'La copia es un borrador de tu organización que dice de qué se hizo.',
  'grants.copy-to': 'En',
  'grants.copy-nowhere': 'No tienes aquí ninguna organización en la que puedas editar logros.',
  'grants.what-network': 'Concederlo: a los miembros de una red',
  'grants.network': 'Red',
  'grants.network-awards': 'Los miembros de {name} pueden concederlo.',
  'networks.title': 'Redes',
  'networks.lead':
    'Organizaciones que conceden lo que comparten. Cada miembro sigue siendo quien es y firma lo que concede.',
  'networks.none': 'La tuya aún no está en ninguna red.',
  'networks.found': 'Crear una red',
  'networks.found-lead':
    'La tuya la dirige: invita y retira. Después comparte logros con ella, en sus páginas.',
  'networks.name': 'Nombre',
  'networks.description': 'Para qué es',
  'networks.found-act': 'Crear',
  'networks.leads': 'Miembro, la dirige',
  'networks.state-invited': 'Invitada',
  'networks.state-member': 'Miembro',
  'networks.invited-lead':
    'Si aceptas, podrás conceder lo que los miembros comparten con la red. Te mostrará en su página pública. Puedes salir cuando quieras.',
  'networks.join': 'Aceptar',
  'networks.decline': 'Rechazar',
  'networks.leave': 'Salir',
  'networks.invite': 'Invitar a una organización',
  'networks.invite-act': 'Invitar',
  'grants.endorse': 'Poner nuestro nombre',
  'grants.endorse-lead':
    'Cada concesión de esta versión llevará una palabra firmada por vosotros, la conceda quien la conceda, y os mostrará como socios.',
  'grants.endorse-comment': 'Lo que decís',
  'grants.endorse-act': 'Firmar',
  'grants.endorsed': 'Desde ahora lleva vuestro nombre.',
  'grants.partners': 'Socios que lo han firmado',
}
