import type { messages as english } from '../en/collections.ts'
import type { Translation } from '../translation.ts'

/** Collections of a learner. */
export const messages: Translation<typeof english> = {
  'app.collections.title': 'التشكيلات',
  'app.collections.lead': 'شارات مجموعة معًا بترتيبك وبقصتك. لا يرى التشكيلة أحد سواك.',
  'app.collections.none': 'ليست لديك تشكيلة بعد.',
  'app.collections.count':
    '{count, plural, zero {لا شارات} one {شارة واحدة} two {شارتان} few {# شارات} many {# شارة} other {# شارة}}',
  'app.collections.new': 'اسم تشكيلة جديدة',
  'app.collections.make': 'أنشئها',
  'app.collections.badges': 'الشارات التي فيها',
  'app.collections.badges-lead': 'اسحبها لترتيبها أو حرّكها بالأسهم.',
  'app.collections.empty': 'لا شيء فيها بعد.',
  'app.collections.add': 'أضف شارات من رفّك',
  'app.collections.words': 'الاسم والنص والغلاف',
  'app.collections.name': 'الاسم',
  'app.collections.text': 'النص',
  'app.collections.cover': 'الغلاف',
  'app.collections.no-cover': 'بلا غلاف',
  'app.collections.save': 'احفظ',
  'app.collections.saved': 'حُفظ.',
  'app.collections.delete': 'احذف التشكيلة',
  'app.collections.delete-why': 'يذهب معها نصّها وقصصها. وتبقى الشارات في حقيبتك.',
  'app.collections.clash': 'كتب جهاز آخر هذا في هذه الأثناء:',
  'app.collections.keep-mine': 'أبقِ ما كتبته',
  'app.collections.take-theirs': 'خذ هذا بدلًا منه',
  'app.collections.taken-out': 'أُخرجت من التشكيلة.',
  'app.collections.undo': 'أعدها',
  'app.collections.up': 'حرّك {name} إلى أعلى',
  'app.collections.down': 'حرّك {name} إلى أسفل',
  'app.collections.out': 'أخرج {name}',
  'app.collections.tell': 'احكِ قصتها',
  'app.collections.story': 'قصتها',
  'app.collections.story-of': 'قصة {name}',
  'app.collections.story-help': 'ما الذي تطلّبته وما الذي نتج عنها. Markdown.',
  'app.collections.no-more': 'كل الشارات التي وُجدت فيها بالفعل.',
  'app.collections.put':
    '{count, plural, zero {أضف} one {أضف شارة واحدة} two {أضف شارتين} few {أضف # شارات} many {أضف # شارة} other {أضف # شارة}}',
  'app.collections.of-selected': 'اجعلها تشكيلة',
  'app.collections.new-name': 'تشكيلة جديدة',
}
