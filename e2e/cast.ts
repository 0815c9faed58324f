import type { Tongue } from './words.ts'

type Cast = {
  operator: string
  learner: string
  organisation: string
  achievement: string
  description: string
  criteria: string
  alt: string
  tags: string
  note: string
  evidence: string
  reason: string
}

/** The people and things of a journey, in the language it is walked in. */
export const casts: Record<Tongue, Cast> = {
  en: {
    operator: 'Ruth Alder',
    learner: 'Ada Okafor',
    organisation: 'Riverside Library',
    achievement: 'Remixing',
    description: 'Takes works of others apart and makes something new of them, with credit where it is due.',
    criteria:
      'Somebody who holds this has\n\n- found **three works** under an open licence,\n- made one new work of them,\n- named every source.',
    alt: 'A red round pin with a white wave and two dots',
    tags: 'media, music, open licences',
    note: 'Your collage of river sounds made the whole room quiet. **Well done!**',
    evidence: 'River sounds, a collage of four minutes',
    reason: 'The work was handed in by somebody else.',
  },
  ar: {
    operator: 'ليلى حدّاد',
    learner: 'نور الدين السيّد',
    organisation: 'مكتبة ضفة النهر',
    achievement: 'إعادة المزج',
    description: 'يفكّك أعمال الآخرين ويصنع منها شيئًا جديدًا، مع ذكر أصحابها.',
    criteria:
      'من يحمل هذه الشارة\n\n- وجد **ثلاثة أعمال** برخصة مفتوحة،\n- وصنع منها عملًا جديدًا،\n- وذكر كلّ مصدر.',
    alt: 'دبّوس أحمر مستدير عليه موجة بيضاء ونقطتان',
    tags: 'وسائط، موسيقى',
    note: 'أصواتُ النهر التي جمعتَها أسكتت القاعة كلّها. **أحسنت!**',
    evidence: 'أصوات النهر، مزيج من أربع دقائق',
    reason: 'سلّم العملَ شخصٌ آخر.',
  },
}
