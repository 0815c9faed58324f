import type { messages as english } from '../en/earning.ts'
import type { Translation } from '../translation.ts'

/** What an achievement takes and is worth, in Arabic. */
export const messages: Translation<typeof english> = {
  'earning.for-learners': 'ما ستفعله',
  'earning.optional': 'اختياري',
  'earning.evidence': 'ما يُقبل دليلًا',
  'earning.time': 'الوقت اللازم',
  'earning.time.minutes':
    '{amount, plural, zero {# دقيقة} one {دقيقة واحدة} two {دقيقتان} few {# دقائق} many {# دقيقة} other {# دقيقة}}',
  'earning.time.hours':
    '{amount, plural, zero {# ساعة} one {ساعة واحدة} two {ساعتان} few {# ساعات} many {# ساعة} other {# ساعة}}',
  'earning.time.days':
    '{amount, plural, zero {# يوم} one {يوم واحد} two {يومان} few {# أيام} many {# يومًا} other {# يوم}}',
  'earning.time.weeks':
    '{amount, plural, zero {# أسبوع} one {أسبوع واحد} two {أسبوعان} few {# أسابيع} many {# أسبوعًا} other {# أسبوع}}',
  'earning.time.months':
    '{amount, plural, zero {# شهر} one {شهر واحد} two {شهران} few {# أشهر} many {# شهرًا} other {# شهر}}',
  'earning.credits': 'الساعات المعتمدة والنقاط',
  'earning.credits.ects': '{amount, number} نقطة ECTS',
  'earning.credits.hours':
    '{amount, plural, zero {# ساعة معتمدة} one {ساعة معتمدة واحدة} two {ساعتان معتمدتان} few {# ساعات معتمدة} many {# ساعة معتمدة} other {# ساعة معتمدة}}',
  'earning.credits.credits':
    '{amount, plural, zero {# نقطة} one {نقطة واحدة} two {نقطتان} few {# نقاط} many {# نقطة} other {# نقطة}}',
  'earning.level': 'المستوى',
  'earning.level.eqf': 'المستوى {value} من الإطار الأوروبي للمؤهلات',
  'earning.prerequisites': 'قبل أن تبدأ',
  'earning.results': 'كيف يُقيَّم',
  'earning.results.level': 'المستوى',
  'earning.results.means': 'معناه',
  'earning.results.points': 'النقاط',
  'earning.results.needed': 'لازم',
  'earning.results.values': 'واحد من {values}',
  'earning.results.range': 'من {least} إلى {most}',
  'earning.results.least': 'يلزم {value} على الأقل',
  'earning.results.got': 'النتائج',
  'earning.parts': 'يُنال بنيل شارات أخرى',
  'earning.parts.least':
    '{least, plural, zero {لا يلزم شيء منها.} one {تكفي واحدة من هذه.} two {تكفي اثنتان من هذه.} few {تكفي # من هذه.} many {تكفي # من هذه.} other {تكفي # من هذه.}}',
  'earning.parts.all': 'يُنال بها كلها معًا.',
  'earning.parts.on': 'يُمنح في {date}.',
  'earning.stacks': 'يُحتسب ضمن',
  'earning.languages': 'متاح أيضًا بـ',
  'earning.origin': 'مبني على {name} من {creator}',
}
