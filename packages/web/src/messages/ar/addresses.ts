import type { messages as english } from '../en/addresses.ts'
import type { Translation } from '../translation.ts'

/** Words of addresses that badges are awarded to. */
export const messages: Translation<typeof english> = {
  'address.kind': 'امنحه إلى',
  'address.kind-email': 'عنوان بريد إلكتروني',
  'address.kind-did': 'معرّف DID',
  'address.kind-account': 'اسم على مضيف آخر',
  'address.kind-nobody': 'لا أحد بعد: رمز للتوزيع',
  'address.did-help': 'مثل did:key:… أو did:web:… كما تعرضه محفظة المتعلّم. وتذكره الشارة ليقرأه الجميع.',
  'address.account-help': 'مثل ‎@ada@badges.school.example.',
  'address.nobody': 'أنشئ رمزًا لشاشة أو لقصاصات مطبوعة. ومن يستخدمه يحصل على الشارة.',
  'address.act-help': 'لا تُرسل أي رسالة. تحصل على رابط لتسليمه، وتستطيع التراجع خلال دقيقة.',
  'address.made-text': 'مُنح {name} إلى {address}. سلّم الرابط أدناه.',
  'address.hand-over':
    'لا يستقبل هذا العنوان بريدًا. سلّم الرابط: يستطيع من يملكه أن يضع الشارة في حقيبته مرة واحدة.',
  'address.account-waits':
    'لا تسلّم المضيفات الشارات بعضها إلى بعض بعد. تنتظر المنحة هنا، ومتى صار ذلك ممكنًا يمكن تسليمها إلى هذا الاسم. وحتى ذلك الحين فالرابط هو الطريق.',
}
