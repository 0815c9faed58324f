import type { messages as english } from '../en/consents.ts'
import type { Translation } from '../translation.ts'

/** What is said about applications that are let into a backpack. */
export const messages: Translation<typeof english> = {
  'consent.title': 'يطلب {client} الدخول إلى حقيبتك',
  'consent.host': 'ستنتقل بعد ذلك إلى {host}. لا توافق إلا إذا كنت تعرفه وأتيت منه.',
  'consent.may': 'سيكون بإمكانه:',
  'consent.badges-read': 'رؤية كل شاراتك، حتى التي لا تعرضها على أحد',
  'consent.badges-add': 'وضع شارات مخصصة لك في حقيبتك',
  'consent.profile-read': 'رؤية اسمك وعناوينك المؤكدة',
  'consent.profile-change': 'تغيير اسمك، وأن يطلب منك تأكيد عناوين أخرى',
  'consent.withdraw': 'يمكنك سحب ذلك في أي وقت من صفحة حسابك، فيتوقف فورًا.',
  'consent.allow': 'السماح بالدخول',
  'consent.deny': 'عدم السماح',
  'consent.terms': 'شروطه',
  'consent.privacy': 'بيان الخصوصية لديه',
  'app.consents.title': 'التطبيقات المتصلة',
  'app.consents.lead': 'من يجوز له قراءة حقيبتك أو وضع شارات فيها.',
  'app.consents.none': 'لم تسمح لأي تطبيق بالدخول.',
  'app.consents.given': 'منذ {when}',
  'app.consents.never-used': 'لم يُستخدم بعد',
  'app.consents.withdraw': 'قطع الاتصال',
  'app.consents.withdraw.named': 'قطع اتصال {client}',
  'app.displayed.title': 'الشارات في مواقع أخرى',
  'app.displayed.lead':
    'يمكن لمواقع أخرى، مثل منصة دورات أو مدونة، أن تطلب الشارات من هذا الخادم بعنوان بريدك.',
  'app.displayed.switch': 'السماح لها بالعثور على الشارات التي أعرضها للجميع',
}
