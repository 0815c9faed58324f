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
}
