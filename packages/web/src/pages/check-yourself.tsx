import { ScanSearch } from 'lucide-react'
import { Icon } from '../components/icon.tsx'
import { useSpeech } from '../messages/speech-context.ts'

/** Where the visitor's own browser repeats every check; `browser/check.ts` shows and runs it. */
export function CheckYourself() {
  const { text } = useSpeech()
  return (
    <section
      className="card stack no-print"
      aria-labelledby="check-yourself"
      data-check=""
      data-running={text('check-yourself.running')}
      data-again={text('check-yourself.again')}
      data-failed={text('check-yourself.failed')}
      hidden
    >
      <h2 className="section-label" id="check-yourself">
        {text('check-yourself.title')}
      </h2>
      <p>{text('check-yourself.text')}</p>
      <p>
        <button type="button" className="button quiet">
          <Icon of={ScanSearch} />
          <span>{text('check-yourself.button')}</span>
        </button>
      </p>
      <div className="check-results" role="status" />
    </section>
  )
}
