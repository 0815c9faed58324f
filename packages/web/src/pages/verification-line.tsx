import { BadgeCheck, ChevronDown, CircleAlert, CircleHelp } from 'lucide-react'
import { Icon } from '../components/icon.tsx'
import { useSpeech } from '../messages/speech-context.ts'
import type { Report } from '../page.ts'
import { verdictHead } from '../verdict-text.ts'
import { Findings } from './findings.tsx'

const looks = {
  valid: { icon: BadgeCheck, tone: 'good' },
  invalid: { icon: CircleAlert, tone: 'bad' },
  unknown: { icon: CircleHelp, tone: 'warn' },
} as const

/** One line that is already true, which unfolds into every check. */
export function VerificationLine({ report }: { report: Report }) {
  const { text, locale } = useSpeech()
  const look = looks[report.verdict]
  const words =
    report.verdict === 'valid'
      ? [text('verdict.line.genuine'), text('verdict.line.still-valid')]
      : [verdictHead(report.sentence, locale)]
  return (
    <details className={`verification tone-${look.tone}`}>
      <summary>
        <Icon of={look.icon} className="verification-icon" />
        <span className="verification-words">
          {words.map(word => (
            <strong key={word}>{word}</strong>
          ))}
          <span>
            {text('verdict.line.checked')} <CheckedAt at={report.checkedAt} />
          </span>
        </span>
        <span className="verification-more">
          {text('verdict.checks')}
          <Icon of={ChevronDown} className="chevron" />
        </span>
      </summary>
      <Findings report={report} />
    </details>
  )
}

/** When it was checked; the browser turns it into "just now" while that is true. */
function CheckedAt({ at }: { at: string }) {
  const { text, instant } = useSpeech()
  return (
    <time dateTime={at} data-ago={text('verdict.line.just-now')}>
      {instant(at)}
    </time>
  )
}
