import type { messages as english } from '../en/consents.ts'
import type { Translation } from '../translation.ts'

/** What is said about applications that are let into a backpack. */
export const messages: Translation<typeof english> = {
  'consent.title': '{client} pide entrar en tu mochila',
  'consent.host': 'Después seguirás a {host}. Acepta solo si lo conoces y vienes de allí.',
  'consent.may': 'Podría:',
  'consent.badges-read': 'ver todas tus insignias, también las que no enseñas a nadie',
  'consent.badges-add': 'poner en tu mochila insignias que sean para ti',
  'consent.profile-read': 'ver tu nombre y tus direcciones confirmadas',
  'consent.profile-change': 'cambiar tu nombre y pedirte que confirmes otras direcciones',
  'consent.withdraw':
    'Puedes retirarlo cuando quieras en la página de tu cuenta. Deja de funcionar al instante.',
  'consent.allow': 'Dejar entrar',
  'consent.deny': 'No dejar entrar',
  'consent.terms': 'Sus condiciones',
  'consent.privacy': 'Su declaración de privacidad',
  'app.consents.title': 'Aplicaciones conectadas',
  'app.consents.lead': 'Quién puede leer tu mochila o poner insignias en ella.',
  'app.consents.none': 'No has dejado entrar a ninguna aplicación.',
  'app.consents.given': 'Desde el {when}',
  'app.consents.never-used': 'Todavía sin usar',
  'app.consents.withdraw': 'Desconectar',
  'app.consents.withdraw.named': 'Desconectar {client}',
  'app.displayed.title': 'Insignias en otros sitios',
  'app.displayed.lead':
    'Otros sitios, como una plataforma de cursos o un blog, pueden pedir tus insignias a este servidor con tu dirección de correo.',
  'app.displayed.switch': 'Permitir que encuentren las insignias que muestro a todo el mundo',
}
