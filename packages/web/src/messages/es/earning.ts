import type { messages as english } from '../en/earning.ts'
import type { Translation } from '../translation.ts'

/** What an achievement takes and is worth, in Spanish. */
export const messages: Translation<typeof english> = {
  'earning.for-learners': 'Qué vas a hacer',
  'earning.optional': 'opcional',
  'earning.evidence': 'Qué vale como evidencia',
  'earning.time': 'Tiempo necesario',
  'earning.time.minutes': '{amount, plural, one {# minuto} other {# minutos}}',
  'earning.time.hours': '{amount, plural, one {# hora} other {# horas}}',
  'earning.time.days': '{amount, plural, one {# día} other {# días}}',
  'earning.time.weeks': '{amount, plural, one {# semana} other {# semanas}}',
  'earning.time.months': '{amount, plural, one {# mes} other {# meses}}',
  'earning.credits': 'Créditos',
  'earning.credits.ects': '{amount, number} créditos ECTS',
  'earning.credits.hours': '{amount, plural, one {# hora de crédito} other {# horas de crédito}}',
  'earning.credits.credits': '{amount, plural, one {# crédito} other {# créditos}}',
  'earning.level': 'Nivel',
  'earning.level.eqf': 'Nivel {value} del Marco Europeo de Cualificaciones',
  'earning.prerequisites': 'Antes de empezar',
  'earning.results': 'Cómo se evalúa',
  'earning.results.level': 'Nivel',
  'earning.results.means': 'Qué significa',
  'earning.results.points': 'Puntos',
  'earning.results.needed': 'necesario',
  'earning.results.values': 'Uno de {values}',
  'earning.results.range': 'De {least} a {most}',
  'earning.results.least': 'Se necesita al menos {value}',
  'earning.results.got': 'Resultados',
  'earning.parts': 'Se consigue consiguiendo',
  'earning.parts.least':
    '{least, plural, one {Basta con # de estas.} other {Basta con # cualesquiera de estas.}}',
  'earning.parts.all': 'Se consigue con todas estas juntas.',
  'earning.parts.on': 'Se otorga el {date}.',
  'earning.stacks': 'Cuenta para',
  'earning.languages': 'También en',
  'earning.origin': 'Basada en {name}, de {creator}',
}
