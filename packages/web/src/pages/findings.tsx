import { CircleAlert, CircleCheck, CircleHelp } from 'lucide-react'
import { Icon } from '../components/icon.tsx'
import { isMessageKey } from '../messages/catalogue.ts'
import type { Speech } from '../messages/speak.ts'
import { useSpeech } from '../messages/speech-context.ts'
import type { Report } from '../page.ts'

type Finding = Report['findings'][number]

const looks = {
  passed: { icon: CircleCheck, tone: 'good' },
  failed: { icon: CircleAlert, tone: 'bad' },
  unknown: { icon: CircleHelp, tone: 'warn' },
} as const

/** Checks of what few badges carry: that they do not apply is nothing to tell. */
const seldom = new Set(['resources', 'schema', 'inside'])

/** Every check with how it came out and why. */
export function Findings({ report }: { report: Report }) {
  const speech = useSpeech()
  const absent = report.notApplicable.filter(check => !seldom.has(check))
  return (
    <div className="stack">
      <ul className="findings">
        {report.findings.map(finding => (
          <FindingLine
            key={finding.check + (finding.reason ?? '') + (finding.detail ?? '')}
            finding={finding}
          />
        ))}
      </ul>
      {absent.length > 0 ? (
        <p className="muted small">
          {speech.text('verdict.not-applicable', {
            checks: absent.map(check => checkName(speech, check)).join(' · '),
          })}
        </p>
      ) : null}
      <Held report={report} />
      <Fetched report={report} />
    </div>
  )
}

function FindingLine({ finding }: { finding: Finding }) {
  const speech = useSpeech()
  const look = looks[finding.outcome]
  const reason = reasonOf(speech, finding)
  return (
    <li className={`finding tone-${look.tone}`}>
      <Icon of={look.icon} />
      <div>
        <p>
          <span className="finding-name">{checkName(speech, finding.check)}</span>{' '}
          <span className="finding-outcome">{speech.text(`outcome.${finding.outcome}`)}</span>
        </p>
        <p className="muted small">{reason}</p>
        {finding.detail && speech.locale !== 'en' ? (
          <p className="muted small">
            {speech.text('verdict.detail-in-english')}{' '}
            <bdi lang="en" dir="ltr">
              {finding.detail}
            </bdi>
          </p>
        ) : null}
      </div>
    </li>
  )
}

/** The credentials inside, each with its own answer, and what is good to know. */
function Held({ report: { inside = [], notes = [] } }: { report: Report }) {
  const speech = useSpeech()
  return (
    <>
      {inside.length > 0 ? (
        <div className="small">
          <p>{speech.text('verdict.inside')}</p>
          <ul className="fetched">
            {inside.map(({ as, name, about, sentence }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what stands inside has no name of its own.
              <li key={at}>
                {speech.text(`inside.${as}`)}: <bdi>{name ?? about ?? speech.text('inside.nameless')}</bdi>
                {' — '}
                {headOf(speech, sentence.code)}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {notes.length > 0 ? (
        <div className="small muted">
          <p>{speech.text('verdict.notes')}</p>
          <ul className="fetched">
            {notes.map(({ code, detail }) => (
              <li key={code + detail}>{noteText(speech, code, detail)}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  )
}

function headOf(speech: Speech, code: string): string {
  const key = `verdict.head.${code}`
  return isMessageKey(key) ? speech.text(key) : code
}

function noteText(speech: Speech, code: string, detail: string): string {
  const key = `note.${code}`
  return speech.locale !== 'en' && isMessageKey(key) ? speech.text(key) : detail
}

function Fetched({ report }: { report: Report }) {
  const speech = useSpeech()
  if (report.fetched.length === 0) return null
  return (
    <div className="small muted">
      <p>{speech.text('verdict.fetched')}</p>
      <ul className="fetched">
        {report.fetched.map(({ url, status }) => (
          <li key={url}>
            <bdi dir="ltr">{url}</bdi>{' '}
            {status === null
              ? speech.text('verdict.fetched.none')
              : speech.text('verdict.fetched.answer', { status: String(status) })}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What a check is called; its own code when it is a newer one than this page. */
export function checkName(speech: Speech, check: string): string {
  const key = `check.${check}`
  return isMessageKey(key) ? speech.text(key) : check
}

/** Why a check came out as it did: in English the library's own words, which name the place. */
export function reasonOf(speech: Speech, finding: Finding): string {
  if (finding.outcome === 'passed') {
    const key = `passed.${finding.check}`
    return isMessageKey(key) ? speech.text(key) : ''
  }
  if (speech.locale === 'en' && finding.detail) return finding.detail
  const key = `reason.${finding.reason ?? 'other'}`
  return isMessageKey(key) ? speech.text(key) : speech.text('reason.other')
}
