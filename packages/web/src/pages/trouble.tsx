import { Notice } from '../components/notice.tsx'
import { useSpeech } from '../messages/speech-context.ts'
import type { Trouble } from '../page.ts'

/** What went wrong with the form above or below, and what to do about it. */
export function TroubleNotice({ trouble }: { trouble: Trouble | null }) {
  const { text, locale } = useSpeech()
  if (!trouble) return null
  const advice = text(`problem.${trouble.code}.advice`)
  return (
    <Notice tone="bad" title={text(`problem.${trouble.code}.title`)} alert>
      {locale === 'en' && trouble.detail !== '' && trouble.detail !== advice ? <p>{trouble.detail}</p> : null}
      <p>{advice.replaceAll('`', '')}</p>
    </Notice>
  )
}
