import type { Claim } from '@rucksack/contract/delivery'
import type { ReactNode } from 'react'
import { Pin } from '../components/pin.tsx'
import { useSpeech } from '../messages/speech-context.ts'
import { Html } from './html.tsx'

type Offered = Pick<Claim, 'achievement' | 'organisation'>

/** What is offered, large, and who offers it. */
export function ClaimHead({
  achievement,
  organisation,
  from,
  children,
}: Offered & { from: ReactNode; children?: ReactNode }) {
  const { text } = useSpeech()
  return (
    <header className="claim-head">
      <Pin
        src={achievement.image}
        alt={achievement.imageAlt || text('badge.image-alt', { name: achievement.name })}
        size={240}
      />
      <div className="stack">
        <p className="claim-from">
          {organisation.logo ? (
            <img className="logo" src={organisation.logo} alt="" width={40} height={40} />
          ) : null}
          <span>{from}</span>
        </p>
        <h1 className="serif badge-name" dir="auto">
          {achievement.name}
        </h1>
        <p className="lead" dir="auto">
          {achievement.description}
        </p>
        {children}
      </div>
    </header>
  )
}

/** What it takes: in words for the learner, where there are any, and as everybody reads it. */
export function ClaimCriteria({
  achievement,
  forLearners,
}: Pick<Offered, 'achievement'> & { forLearners: string }) {
  const { text } = useSpeech()
  return (
    <>
      {achievement.forLearners ? (
        <section className="stack" aria-labelledby="for-learners">
          <h2 id="for-learners">{forLearners}</h2>
          <p className="measure" dir="auto">
            {achievement.forLearners}
          </p>
        </section>
      ) : null}
      <section className="stack" aria-labelledby="criteria">
        <h2 id="criteria">{text('badge.criteria')}</h2>
        <Html html={achievement.criteriaHtml} />
      </section>
    </>
  )
}
