import type { issuing } from '@rucksack/contract'
import { useState } from 'react'
import { useParams } from 'react-router'
import { Notice } from '../../components/notice.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { WayBack } from '../parts/way-back.tsx'
import { AwardForm } from './award-form.tsx'
import { AwardSent } from './award-sent.tsx'
import { useOrganisation } from './organisation-layout.tsx'
import { useAwardable } from './use-awardable.ts'

/** Award an achievement: who, a note, evidence, a look at what the learner will see, one button. */
export function AwardFormPage() {
  const say = useSay()
  const { id = '' } = useParams()
  const { slug } = useOrganisation()
  const query = useAwardable(id)
  const [awarded, setAwarded] = useState<{ award: issuing.Award; at: number } | null>(null)
  return (
    <>
      <WayBack to={query.shared ? `/manage/${slug}/shared` : `/manage/${slug}/achievements/${id}`}>
        {query.data === undefined || query.shared ? (
          say(query.shared ? 'grants.shared' : 'app.manage.achievements')
        ) : (
          <bdi>{query.data.name}</bdi>
        )}
      </WayBack>
      <Loaded query={query}>
        {achievement => (
          <>
            <PageHeading title={say('app.award.title', { name: achievement.name })}>
              <Say id="app.award.title" values={{ name: <bdi className="serif">{achievement.name}</bdi> }} />
            </PageHeading>
            {achievement.state !== 'published' ? (
              <Notice tone="warn" title={say('problem.not-published.title')}>
                <p>{say('problem.not-published.advice')}</p>
              </Notice>
            ) : awarded === null ? (
              <AwardForm
                achievement={achievement}
                onAwarded={award => setAwarded({ award, at: Date.now() })}
              />
            ) : (
              <AwardSent award={awarded.award} receivedAt={awarded.at} onNext={() => setAwarded(null)} />
            )}
          </>
        )}
      </Loaded>
    </>
  )
}
