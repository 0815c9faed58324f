import { BadgeCheck, CircleAlert, CircleHelp, FileUp } from 'lucide-react'
import { Button } from '../components/button.tsx'
import { Field, TextField } from '../components/field.tsx'
import { Icon } from '../components/icon.tsx'
import { More } from '../components/more.tsx'
import { useSpeech } from '../messages/speech-context.ts'
import type { Frame, Report } from '../page.ts'
import { verdictHead, verdictText } from '../verdict-text.ts'
import { Findings } from './findings.tsx'
import type { PageProps } from './props.ts'
import { ReadBadgeCard } from './read-badge-card.tsx'
import { TroubleNotice } from './trouble.tsx'

/** A drop zone and an answer. */
export function VerifyPage({ page, frame }: PageProps<'verify'>) {
  const { text } = useSpeech()
  return (
    <div className="narrow stack wide">
      {page.report ? (
        <>
          <Answer report={page.report} given={page.given} frame={frame} />
          <section className="stack no-print" aria-labelledby="again">
            <h2 id="again">{text('verify.again')}</h2>
            <VerifyForm />
          </section>
        </>
      ) : (
        <>
          <header className="stack tight">
            <h1>{text('verify.title')}</h1>
            <p className="lead">{text('verify.lead')}</p>
          </header>
          <TroubleNotice trouble={page.trouble} />
          <VerifyForm text={page.given ?? ''} />
        </>
      )}
    </div>
  )
}

function VerifyForm({ text: given = '' }: { text?: string }) {
  const { text } = useSpeech()
  return (
    <form className="stack" method="post" action="/verify" encType="multipart/form-data">
      <div className="drop" data-drop data-chosen={text('verify.chosen', { file: '%file%' })}>
        <Icon of={FileUp} className="drop-icon" />
        <label className="field-label drop-label" htmlFor="file">
          {text('verify.drop')}
        </label>
        <p className="field-hint" id="file-hint">
          {text('verify.file.hint')}
        </p>
        <input
          className="drop-input"
          type="file"
          id="file"
          name="file"
          aria-describedby="file-hint"
          accept=".png,.svg,.json,.jsonld,.jwt,.txt,image/png,image/svg+xml,application/json"
        />
        <p className="drop-chosen" role="status" data-drop-status />
      </div>
      <TextField
        id="text"
        name="text"
        rows={3}
        label={text('verify.text')}
        placeholder={text('verify.text.placeholder')}
        defaultValue={given}
        dir="ltr"
        spellCheck={false}
      />
      <More summary={text('verify.recipient')}>
        <Field
          id="recipient"
          name="recipient"
          type="email"
          label={text('verify.recipient.label')}
          hint={text('verify.recipient.hint')}
          dir="ltr"
        />
      </More>
      <p>
        <Button>{text('verify.button')}</Button>
      </p>
    </form>
  )
}

const looks = {
  valid: { icon: BadgeCheck, tone: 'good' },
  invalid: { icon: CircleAlert, tone: 'bad' },
  unknown: { icon: CircleHelp, tone: 'warn' },
} as const

function Answer({ report, given, frame }: { report: Report; given: string | null; frame: Frame }) {
  const { text, rich, locale } = useSpeech()
  const look = looks[report.verdict]
  const next = nextKey(report)
  return (
    <>
      <header className={`answer tone-${look.tone}`}>
        <Icon of={look.icon} className="answer-icon" />
        <div className="stack tight">
          <h1>{verdictHead(report.sentence, locale)}</h1>
          <p className="lead">{verdictText(report.sentence, locale)}</p>
          {given ? <p className="small muted">{rich('verify.given', { given: shortened(given) })}</p> : null}
        </div>
      </header>
      {next ? (
        <section className="stack tight" aria-labelledby="next">
          <h2 className="section-label" id="next">
            {text('verify.next')}
          </h2>
          <p>{text(next)}</p>
        </section>
      ) : null}
      {report.badge ? (
        <ReadBadgeCard badge={report.badge} proven={report.verdict === 'valid'} frame={frame} />
      ) : null}
      <section className="stack" aria-labelledby="checks">
        <h2 id="checks">{text('verdict.checks')}</h2>
        <Findings report={report} />
        {report.detected.version ? (
          <p className="small muted">{text('verdict.detected', { version: report.detected.version })}</p>
        ) : null}
      </section>
    </>
  )
}

/** The badge is genuine, and its issuer has said that it does not count. */
const decided = new Set(['revoked', 'suspended', 'expired', 'not-yet-valid'])

function nextKey(report: Report) {
  if (report.verdict === 'valid') return null
  if (report.verdict === 'unknown') return 'verify.next.could-not-tell' as const
  if (report.sentence.code === 'unreadable') return 'verify.next.unreadable' as const
  return decided.has(report.sentence.code) ? ('verify.next.decided' as const) : ('verify.next.bad' as const)
}

function shortened(given: string): string {
  return given.length > 120 ? `${given.slice(0, 120)}…` : given
}
