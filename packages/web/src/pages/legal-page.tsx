import { useSpeech } from '../messages/speech-context.ts'
import { Html } from './html.tsx'
import type { PageProps } from './props.ts'

/** Terms, privacy, imprint or accessibility, in the operator's words. */
export function LegalPage({ page: { legal } }: PageProps<'legal'>) {
  const { text } = useSpeech()
  const titled = /^\s*<h1[\s>]/.test(legal.html)
  return (
    <article className="narrow stack">
      {titled ? null : <h1>{text(`common.${legal.page}`)}</h1>}
      <Html html={legal.html} className="legal" />
      {legal.edited ? null : <p className="muted small">{text('legal.standard')}</p>}
    </article>
  )
}
