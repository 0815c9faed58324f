import type { messages as english } from '../en/mails.ts'
import type { Translation } from '../translation.ts'

/** What mails say. */
export const messages: Translation<typeof english> = {
  'card.open-badge': 'Una insignia que cualquiera puede verificar',
  'mail.footer': 'Recibes este correo de {host} por algo que tú o un emisor hicisteis allí. No rastrea nada.',
  'mail.code.or': 'O escribe este código donde lo pediste:',
  'mail.code.lasts':
    '{minutes, plural, one {Vale durante # minuto, y una sola vez.} other {Vale durante # minutos, y una sola vez.}}',
  'mail.sign-in.subject': '{code} es tu código para {host}',
  'mail.sign-in.title': 'Inicia sesión en {host}',
  'mail.sign-in.opening': 'Pulsa el botón en el dispositivo donde quieres entrar.',
  'mail.sign-in.button': 'Iniciar sesión',
  'mail.sign-in.not-you':
    '¿No lo has pedido tú? Entonces alguien escribió mal su dirección. No hagas caso de este correo: no pasa nada y nadie entra.',
  'mail.confirm.subject': '{code} confirma tu dirección',
  'mail.confirm.title': 'Confirma esta dirección',
  'mail.confirm.opening':
    'Alguien quiere añadir esta dirección a su cuenta en {host}. Si eres tú, escribe allí este código:',
  'mail.confirm.not-you':
    '¿No lo has pedido tú? Entonces no des el código a nadie y no hagas caso de este correo.',
  'mail.notice.subject': 'Un cambio en tu cuenta en {host}',
  'mail.notice.title': 'Tu cuenta ha cambiado',
  'mail.notice.address-added': 'Se añadió la dirección {subject} a la cuenta {account}.',
  'mail.notice.address-removed': 'Se quitó la dirección {subject} de la cuenta {account}.',
  'mail.notice.passkey-added': 'Se añadió la llave de acceso «{subject}» a la cuenta {account}.',
  'mail.notice.passkey-removed': 'Se quitó la llave de acceso «{subject}» de la cuenta {account}.',
  'mail.notice.school-linked': 'La cuenta {account} ya puede abrirse entrando con {subject}.',
  'mail.notice.school-unlinked': 'Se desvinculó una cuenta escolar de la cuenta {account}.',
  'mail.notice.token-made': 'Se creó una clave de acceso llamada «{subject}» para la cuenta {account}.',
  'mail.notice.account-reset':
    'El operador de {host} ha restablecido la cuenta {account}: terminaron todas las sesiones, llaves y claves de acceso.',
  'mail.notice.button': 'Ver tu cuenta',
  'mail.notice.you': 'Si fuiste tú, no hace falta hacer nada.',
  'mail.notice.not-you': 'Si no, abre tu cuenta, termina todas las sesiones y quita lo que no conozcas.',
  'mail.invitation.subject': '{organisation} te invita',
  'mail.invitation.button': 'Ver la invitación',
  'mail.invitation.lasts':
    '{days, plural, one {La invitación dura # día.} other {La invitación dura # días.}}',
  'mail.invitation.ignore': 'Si no quieres unirte, no hagas caso de este correo.',
  'mail.claim.subject': '{issuer} tiene una insignia para ti: {badgeName}',
  'mail.claim.opening': '{issuer} te ha concedido esta insignia:',
  'mail.claim.opening.person': '{person}, {issuer} te ha concedido esta insignia:',
  'mail.claim.note': '{issuer} escribe:',
  'mail.claim.button': 'Ver tu insignia',
  'mail.claim.yours':
    'Tú decides si la aceptas. Nadie la ve hasta que la muestras, y {issuer} solo sabrá si la aceptaste.',
  'mail.claim.who': 'Más sobre {issuer}: {page}',
  'mail.standing.revoked.subject': '{issuer} ha revocado «{badgeName}»',
  'mail.standing.revoked.title': 'Una insignia tuya fue revocada',
  'mail.standing.revoked.opening':
    '{issuer} ha revocado la insignia «{badgeName}». Ya no cuenta como válida.',
  'mail.standing.suspended.subject': '{issuer} ha suspendido «{badgeName}»',
  'mail.standing.suspended.title': 'Una insignia tuya está suspendida',
  'mail.standing.suspended.opening':
    '{issuer} ha suspendido la insignia «{badgeName}». Por ahora no cuenta como válida.',
  'mail.standing.reinstated.subject': '«{badgeName}» vuelve a ser válida',
  'mail.standing.reinstated.title': 'Una insignia tuya vuelve a ser válida',
  'mail.standing.reinstated.opening': '{issuer} ha levantado la suspensión de la insignia «{badgeName}».',
  'mail.standing.reason': 'El motivo indicado:',
  'mail.standing.button': 'Ver la insignia',
  'mail.standing.stays': 'Sigue en tu mochila, con este motivo, hasta que la quites.',
  'mail.standing.ask': 'Si crees que es un error, pregunta a {issuer}.',
  'mail.standing.good-again': 'Todas las personas a quienes la mostraste ven que es válida.',
  'mail.claim.reminder': 'Aún te espera: {badgeName}, de {issuer}',
  'mail.ending.subject': '«{badgeName}» vale hasta el {date}',
  'mail.ending.title': 'Una insignia tuya termina pronto',
  'mail.ending.opening': 'Tu insignia «{badgeName}», de {issuer}, vale hasta el {date}.',
  'mail.ending.stays': 'Después se queda en tu mochila y dice que ha terminado.',
  'mail.ending-issued.subject': 'Insignias de {organisation} que terminan pronto',
  'mail.ending-issued.title': 'Insignias que terminan pronto',
  'mail.ending-issued.opening':
    'Estas insignias de {organisation} terminan en {days, plural, one {# día} other {los próximos # días}}:',
  'mail.ending-issued.button': 'Ver las concesiones',
  'mail.ending-issued.told': 'Las personas que las tienen ya lo saben. Puedes renovarlas.',
}
