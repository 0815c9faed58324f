import type { AchievementRow } from './issuing.ts'

const optional: Record<string, string> = {
  ar: 'اختياري',
  de: 'freiwillig',
  en: 'optional',
  es: 'opcional',
  fr: 'facultatif',
  it: 'facoltativo',
  ja: '任意',
  nl: 'optioneel',
  pt: 'opcional',
  zh: '可选',
}

/** The criteria as one text in Markdown: what the issuer wrote, then its list. The standards have only this text. */
export function criteriaNarrative({
  criteria,
  details,
  language,
}: Pick<AchievementRow, 'criteria' | 'details' | 'language'>): string {
  const list = details.criteriaList ?? []
  if (list.length === 0) return criteria
  const word = optional[language.toLowerCase().split('-')[0] ?? ''] ?? 'optional'
  const lines = list.map(
    ({ text, required }) => `- ${text.trim().replace(/\s*\n\s*/g, ' ')}${required ? '' : ` (${word})`}`,
  )
  return `${criteria}\n\n${lines.join('\n')}`
}
