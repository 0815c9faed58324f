import type { messages as english } from '../en/collections.ts'
import type { Translation } from '../translation.ts'

/** Collections of a learner. */
export const messages: Translation<typeof english> = {
  'app.collections.title': 'Colecciones',
  'app.collections.lead':
    'Insignias reunidas, en tu orden y con tu historia. Nadie más que tú ve una colección.',
  'app.collections.none': 'Todavía no tienes ninguna colección.',
  'app.collections.count': '{count, plural, =0 {Ninguna insignia} one {1 insignia} other {# insignias}}',
  'app.collections.new': 'Nombre de una colección nueva',
  'app.collections.make': 'Crearla',
  'app.collections.badges': 'Insignias que contiene',
  'app.collections.badges-lead': 'Arrástralas para ordenarlas o muévelas con las flechas.',
  'app.collections.empty': 'Todavía no contiene nada.',
  'app.collections.add': 'Añadir insignias de tu estante',
  'app.collections.words': 'Nombre, texto y portada',
  'app.collections.name': 'Nombre',
  'app.collections.text': 'Texto',
  'app.collections.cover': 'Portada',
  'app.collections.no-cover': 'Sin portada',
  'app.collections.save': 'Guardar',
  'app.collections.saved': 'Guardado.',
  'app.collections.delete': 'Borrar la colección',
  'app.collections.delete-why':
    'Su texto y sus historias desaparecen con ella. Las insignias se quedan en tu mochila.',
  'app.collections.clash': 'Mientras tanto, otro dispositivo escribió esto:',
  'app.collections.keep-mine': 'Conservar lo mío',
  'app.collections.take-theirs': 'Tomar esto',
  'app.collections.taken-out': 'Quitada de la colección.',
  'app.collections.undo': 'Volver a ponerla',
  'app.collections.up': 'Subir {name}',
  'app.collections.down': 'Bajar {name}',
  'app.collections.out': 'Quitar {name}',
  'app.collections.tell': 'Contar su historia',
  'app.collections.story': 'Su historia',
  'app.collections.story-of': 'Historia de {name}',
  'app.collections.story-help': 'Qué costó y qué salió de ello. Markdown.',
  'app.collections.no-more': 'Todas las insignias encontradas ya están en ella.',
  'app.collections.put': '{count, plural, =0 {Añadir} one {Añadir 1 insignia} other {Añadir # insignias}}',
  'app.collections.of-selected': 'Hacer una colección con ellas',
  'app.collections.new-name': 'Colección nueva',
}
