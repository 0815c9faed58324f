import type { messages as english } from '../en/grants.ts'
import type { Translation } from '../translation.ts'

/** Words of achievements that several organisations use. */
export const messages: Translation<typeof english> = {
  'grants.title': 'من يستطيع استخدامه أيضًا',
  'grants.lead':
    'من يُسمح له بمنحه يوقّع باسمه هو؛ وتذكر الشارة أنكم من أنشأه. ويسري ذلك على كل الإصدارات حتى تسحبوه.',
  'grants.none': 'لا أحد غيركم.',
  'grants.everyone-copies': 'يستطيع الجميع نسخه.',
  'grants.may-award': 'تستطيع {name} منحه.',
  'grants.may-award-below': 'تستطيع {name} وكل المؤسسات التي تحتها منحه.',
  'grants.may-copy': 'تستطيع {name} نسخه.',
  'grants.may-copy-below': 'تستطيع {name} وكل المؤسسات التي تحتها نسخه.',
  'grants.awarded':
    '{count, plural, zero {لم يُمنح بعد} one {مُنح مرة واحدة} two {مُنح مرتين} few {مُنح # مرات} many {مُنح # مرة} other {مُنح # مرة}}',
  'grants.take-back': 'سحب',
  'grants.what': 'السماح بـ',
  'grants.what-award': 'منحه',
  'grants.what-copy': 'نسخه',
  'grants.what-everyone': 'نسخه: للجميع',
  'grants.to': 'المؤسسة',
  'grants.to-help': 'اسمها القصير، أو عنوان صفحتها على هذا المضيف.',
  'grants.below': 'وكل المؤسسات التي تحتها أيضًا',
  'grants.give': 'اسمح',
  'grants.given': 'صار مسموحًا به من الآن.',
  'grants.shared': 'المشارَك معنا',
  'grants.shared-lead': 'إنجازات لمؤسسات أخرى تستطيعون منحها باسمكم، أو نسخها وجعلها لكم.',
  'grants.shared-none': 'لا شيء مشارَك معكم بعد',
  'grants.shared-none-text':
    'تستطيع مؤسسة أخرى على هذا المضيف أن تسمح لمؤسستكم بمنح إنجازاتها أو نسخها، من صفحة الإنجاز.',
  'grants.shared-by': 'شاركته معنا {name}',
  'grants.copy': 'نسخ إنجاز',
  'grants.copy-lead': 'النسخة مسودة لمؤسستك تذكر مما صُنعت.',
  'grants.copy-to': 'إلى',
  'grants.copy-nowhere': 'ليست لك هنا مؤسسة تستطيع فيها تحرير الإنجازات.',
  'grants.what-network':
    'منحه: لأعضاء شبكة',
  'grants.network':
    'الشبكة',
  'grants.network-awards':
    'يستطيع أعضاء {name} منحه.',
  'networks.title':
    'الشبكات',
  'networks.lead':
    'مؤسسات تمنح ما تتشاركه. يبقى كل عضو كما هو ويوقّع ما يمنحه.',
  'networks.none':
    'مؤسستكم ليست في أي شبكة بعد.',
  'networks.found':
    'تأسيس شبكة',
  'networks.found-lead':
    'تقودها مؤسستكم: فهي تدعو وتُخرج. ثم شاركوا معها الإنجازات من صفحاتها.',
  'networks.name':
    'الاسم',
  'networks.description':
    'الغرض منها',
  'networks.found-act':
    'أسّس',
  'networks.leads':
    'عضو، وتقودها',
  'networks.state-invited':
    'مدعوّة',
  'networks.state-member':
    'عضو',
  'networks.invited-lead':
    'إن قبلتم استطعتم منح ما يتشاركه الأعضاء مع الشبكة. وستظهرون في صفحتها العامة. وتستطيعون المغادرة في أي وقت.',
  'networks.join':
    'اقبل',
  'networks.decline':
    'ارفض',
  'networks.leave':
    'غادر',
  'networks.invite':
    'دعوة مؤسسة',
  'networks.invite-act':
    'ادعُ',
  'grants.endorse':
    'أضيفوا اسمنا',
  'grants.endorse-lead':
    'تحمل كل منحة من هذا الإصدار بعدها كلمة موقّعة منكم أيًّا كان مانحها، وتظهرون شركاء فيها.',
  'grants.endorse-comment':
    'ما تقولونه',
  'grants.endorse-act':
    'وقّع',
  'grants.endorsed':
    'صار اسمكم عليه من الآن.',
  'grants.partners':
    'شركاء وقّعوا له',
}
