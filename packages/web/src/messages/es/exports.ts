import type { messages as english } from '../en/exports.ts'
import type { Translation } from '../translation.ts'

export const messages: Translation<typeof english> = {
  'export.page.title': 'Todo lo que hay en tu mochila',
  'export.page.made': 'Hecho en {host} el {date}.',
  'export.page.what':
    'Tus insignias están junto a esta página, exactamente como llegaron y otra vez como imágenes con la insignia dentro. Nada de esto necesita una red.',
  'export.page.account': 'Tú',
  'export.page.addresses': 'Tus direcciones',
  'export.page.badges': 'Insignias',
  'export.page.shares': 'Enlaces que creaste',
  'export.page.collections': 'Colecciones',
  'export.page.share-groups': 'Grupos con los que compartes',
  'export.page.profile': 'Tu página pública',
  'export.title': 'Llévate todo',
  'export.lead':
    'Un ZIP con cada insignia, su historia, tus enlaces y direcciones, y una página que lo muestra todo sin red. El archivo se queda aquí 14 días, solo para ti.',
  'export.make': 'Hacer una exportación',
  'export.waiting': 'Preparándose…',
  'export.ready':
    'Lista: {badges, plural, one {# insignia} many {# de insignias} other {# insignias}}, {size} MB',
  'export.download': 'Descargar',
  'export.delete': 'Borrar',
  'export.until': 'Se borra de aquí el {when}',
  'export.deleted': 'La exportación se ha borrado de aquí.',
  'export.every': 'Hacerla automáticamente',
  'export.never': 'Nunca',
  'export.week': 'Cada semana',
  'export.month': 'Cada mes',
  'export.quarter': 'Cada tres meses',
  'export.kept': 'El calendario queda guardado.',
}
