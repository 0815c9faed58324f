import type { messages as english } from '../en/exports.ts'
import type { Translation } from '../translation.ts'

export const messages: Translation<typeof english> = {
  'export.page.title': 'كل ما في حقيبتك',
  'export.page.made': 'أُنشئ على {host} في {date}.',
  'export.page.what':
    'شاراتك بجانب هذه الصفحة، كما وصلت تماما، ومرة أخرى كصور تحمل الشارة في داخلها. لا شيء هنا يحتاج إلى شبكة.',
  'export.page.account': 'أنت',
  'export.page.addresses': 'عناوينك',
  'export.page.badges': 'الشارات',
  'export.page.shares': 'الروابط التي أنشأتها',
  'export.page.collections': 'التشكيلات',
  'export.page.share-groups': 'المجموعات التي تشارك معها',
  'export.page.profile': 'صفحتك العامة',
  'export.title': 'خذ كل شيء معك',
  'export.lead':
    'ملف ZIP واحد فيه كل شارة وتاريخها وروابطك وعناوينك، وصفحة تعرض كل ذلك بلا شبكة. يبقى الملف هنا 14 يوما، لك وحدك.',
  'export.make': 'أنشئ تصديرا',
  'export.waiting': 'يجري إنشاؤه…',
  'export.ready':
    'جاهز: {badges, plural, zero {بلا شارات} one {شارة واحدة} two {شارتان} few {# شارات} many {# شارة} other {# شارة}}، {size} ميغابايت',
  'export.download': 'نزّل',
  'export.delete': 'احذف',
  'export.until': 'يُحذف من هنا في {when}',
  'export.deleted': 'حُذف التصدير من هنا.',
  'export.every': 'أنشئه تلقائيا',
  'export.never': 'أبدا',
  'export.week': 'كل أسبوع',
  'export.month': 'كل شهر',
  'export.quarter': 'كل ثلاثة أشهر',
  'export.kept': 'حُفظ الجدول.',
}
