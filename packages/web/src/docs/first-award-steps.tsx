import { Code } from '../components/code.tsx'
import { useSpeech } from '../messages/speech-context.ts'
import { firstAward } from './first-award.ts'

const steps = ['token', 'organisation', 'achievement', 'award'] as const

/** Four calls to a first award, each with a button to copy it. */
export function FirstAward({ publicUrl }: { publicUrl: string }) {
  const { text } = useSpeech()
  const calls = firstAward(publicUrl)
  return (
    <section className="card stack" aria-labelledby="first">
      <h2 id="first">{text('docs.first')}</h2>
      <ol className="numbered">
        {steps.map(step => (
          <li className="stack tight" key={step}>
            <p>{text(`docs.first.${step}`)}</p>
            <Code
              text={calls[step]}
              label={text(`docs.first.${step}`)}
              copy={text('common.copy')}
              copied={text('common.copied')}
            />
          </li>
        ))}
      </ol>
    </section>
  )
}
