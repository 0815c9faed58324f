import type { messages as english } from '../en/waiting.ts'
import type { Translation } from '../translation.ts'

/** What is said about badges that wait for an answer, in Arabic. */
export const messages: Translation<typeof english> = {
  'app.waiting.title': 'في انتظارك',
  'app.waiting.lead': 'مُنحت على هذا المضيف لأحد عناوينك. إن رفضت إحداها رأت الجهة المانحة ذلك ولا شيء غيره.',
  'app.waiting.from': '{issuer}، {when}',
  'app.waiting.to': 'إلى {address}',
  'app.waiting.until': 'صالحة حتى {when}',
  'app.waiting.accept': 'أضفها إلى حقيبتي',
  'app.waiting.accept-named': 'أضفها إلى حقيبتي: {name}',
  'app.waiting.decline': 'رفض',
  'app.waiting.decline-named': 'رفض: {name}',
  'app.waiting.accepted': '«{name}» في حقيبتك.',
  'app.waiting.declined': 'رفضت «{name}».',
}
