import { ButtonLink } from '../components/button-link.tsx'
import { isMessageKey } from '../messages/catalogue.ts'
import type { Speech } from '../messages/speak.ts'
import { useSpeech } from '../messages/speech-context.ts'
import type { ProblemCode } from '../page.ts'
import type { PageProps } from './props.ts'

/** Something did not work: what happened, what is safe, what to do next. */
export function ProblemPage({ page, frame }: PageProps<'problem'>) {
  const speech = useSpeech()
  const { text } = speech
  const signIn = page.code === 'not-signed-in' || page.code === 'fresh-sign-in-needed'
  return (
    <div className="slip stack">
      <p className="problem-status">{page.status}</p>
      <h1>{text(`problem.${page.code}.title`)}</h1>
      <p className="lead">{humanAdvice(speech, page.code)}</p>
      {page.detail && speech.locale === 'en' ? <p className="muted">{page.detail}</p> : null}
      <p className="button-row">
        {signIn ? (
          <ButtonLink href={`/sign-in?next=${encodeURIComponent(frame.path)}`}>
            {text('common.sign-in')}
          </ButtonLink>
        ) : (
          <ButtonLink href="/">{text('problem.page.home')}</ButtonLink>
        )}
      </p>
      <p className="muted small">
        {speech.rich('problem.page.request', {
          id: (
            <bdi key="id" className="mono" dir="ltr">
              {page.requestId}
            </bdi>
          ),
        })}
      </p>
    </div>
  )
}

/** Advice for somebody with a browser rather than a program. */
function humanAdvice(speech: Speech, code: ProblemCode): string {
  const key = `human.${code}`
  return speech.text(isMessageKey(key) ? key : `problem.${code}.advice`).replaceAll('`', '')
}
