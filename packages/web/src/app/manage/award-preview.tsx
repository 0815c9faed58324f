import { issuing } from '@rucksack/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Notice } from '../../components/notice.tsx'
import { asProblem } from '../data/as-problem.ts'
import { call } from '../data/call.ts'
import { Day } from '../parts/day.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { Segments } from '../parts/segments.tsx'
import { type AwardDraft, previewRequestOf } from './award-request.ts'
import { useOrganisation } from './organisation-layout.tsx'

type Props = { achievement: issuing.Achievement; draft: AwardDraft }

/** The learner's mail and page, made by the host from what stands in the form. */
export function AwardPreview({ achievement, draft }: Props) {
  const say = useSay()
  const [shown, setShown] = useState<'page' | 'mail'>('page')
  const { slug } = useOrganisation()
  const body = useSettled({ ...previewRequestOf(draft), organisation: slug }, 500)
  const { data, error } = useQuery({
    queryKey: [issuing.previewAward.operationId, achievement.id, body],
    queryFn: ({ signal }) =>
      call(issuing.previewAward, { params: { achievement: achievement.id }, body, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const mail = shown === 'mail' ? (data?.mail ?? null) : null
  const pageOrMail = mail === null ? data?.claimPage : withPicture(mail.html, achievement.image)
  return (
    <section className="award-preview stack" aria-label={say('app.award.preview')}>
      <div className="shelf-line">
        <h2>{say('app.award.preview')}</h2>
        {data?.mail === null ? null : (
          <Segments
            label={say('app.award.preview-what')}
            value={shown}
            onChange={setShown}
            options={[
              { value: 'page', label: say('app.award.preview-page') },
              { value: 'mail', label: say('app.award.preview-mail') },
            ]}
          />
        )}
      </div>
      {data?.warnings.map(({ code, since }) => (
        <Notice key={code} tone="warn" title={say('app.award.already')}>
          <p>
            <Say id="app.award.already-since" values={{ when: <Day value={since} /> }} />
          </p>
        </Notice>
      ))}
      {mail === null ? null : (
        <p className="small">
          <strong>{say('app.award.subject')}</strong> <bdi>{mail.subject}</bdi>
        </p>
      )}
      <ProblemNote problem={error === null ? null : asProblem(error)} />
      {pageOrMail === undefined ? null : (
        <iframe
          sandbox=""
          title={say(mail === null ? 'app.award.preview-page' : 'app.award.preview-mail')}
          srcDoc={pageOrMail}
        />
      )}
    </section>
  )
}

/** A mail carries its picture as an attachment; here the picture of the achievement stands in for it. */
function withPicture(html: string, image: string): string {
  return html.replaceAll('cid:badge', image.replaceAll('&', '&amp;').replaceAll('"', '&quot;'))
}

/** A value that follows only after it has not changed for a while. */
function useSettled<T>(value: T, milliseconds: number): T {
  const text = JSON.stringify(value)
  const [settled, setSettled] = useState({ value, text })
  useEffect(() => {
    if (text === settled.text) return
    const timer = setTimeout(() => setSettled({ value, text }), milliseconds)
    return () => clearTimeout(timer)
  }, [text, value, settled.text, milliseconds])
  return settled.value
}
