import type { messages as english } from '../en/notices.ts'
import type { Translation } from '../translation.ts'

export const messages: Translation<typeof english> = {
  'notice.title': 'الإشعارات',
  'notice.lead': 'ما حدث لشاراتك.',
  'notice.none': 'لا شيء بعد. يُذكر هنا ما يحدث لشاراتك.',
  'notice.unread':
    '{count, plural, zero {الإشعارات} one {الإشعارات: واحد غير مقروء} two {الإشعارات: اثنان غير مقروءين} few {الإشعارات: # غير مقروءة} many {الإشعارات: # غير مقروء} other {الإشعارات: # غير مقروء}}',
  'notice.read-all': 'اعتبار الكل مقروءًا',
  'notice.new': 'جديد',
  'notice.arrived': 'وصلت «{name}» إلى حقيبتك',
  'notice.waiting': '«{name}» تنتظر أن تقبلها',
  'notice.revoked': 'ألغى المُصدِر «{name}»',
  'notice.expiring': '«{name}» صالحة حتى {date}',
  'notice.changed': '«{name}»: حالتها الآن «{standing}»',
  'notice.kind.arrived': 'وصلت',
  'notice.kind.waiting': 'تنتظر قبولك',
  'notice.kind.revoked': 'أُلغيت',
  'notice.kind.expiring': 'تنتهي قريبًا',
  'notice.kind.changed': 'تغييرات أخرى',
  'notice.mail.title': 'الإشعارات بالبريد',
  'notice.mail.lead':
    'رسالة واحدة في اليوم على الأكثر، إلى عنوانك الرئيسي، وفقط عند وجود جديد. صفحة الإشعارات متاحة دائمًا.',
  'notice.mail': 'البريد',
  'notice.mail.daily': 'مرة في اليوم',
  'notice.mail.off': 'أبدًا',
  'notice.kinds': 'ما تذكره الرسالة',
  'mail.notices.subject': 'جديد شاراتك',
  'mail.notices.button': 'عرض كل الإشعارات',
  'mail.notices.more':
    '{count, plural, zero {ولا شيء آخر.} one {وواحد آخر.} two {واثنان آخران.} few {و# أخرى.} many {و# أخرى.} other {و# أخرى.}}',
  'mail.notices.stop': 'تصلك مرة في اليوم على الأكثر. غيّر هذه الرسائل أو أوقفها: {link}',
  'export.page.notices': 'ما أُبلغت به',
}
