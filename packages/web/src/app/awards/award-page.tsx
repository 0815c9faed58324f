import './awards.css'
import { issuing } from '@rucksack/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { useRead } from '../data/use-read.ts'
import { LeavingMail } from '../manage/leaving-mail.tsx'
import { useOrganisation } from '../manage/organisation-layout.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { WayBack } from '../parts/way-back.tsx'
import { AwardAgain } from './award-again.tsx'
import { AwardFacts } from './award-facts.tsx'
import { AwardLine } from './award-line.tsx'
import { AwardStanding } from './award-standing.tsx'
import { whoOf } from './who-of.ts'

/** One award as its organisation sees it. */
export function AwardPage() {
  const say = useSay()
  const { id = '' } = useParams()
  const { slug } = useOrganisation()
  const queries = useQueryClient()
  const query = useRead(issuing.readAward, { params: { award: id } })
  const changed = () => void queries.invalidateQueries({ queryKey: [issuing.readAward.operationId] })
  return (
    <>
      <WayBack to={`/manage/${slug}/awards`}>{say('app.manage.awards')}</WayBack>
      <Loaded query={query}>
        {award => {
          const who = whoOf(award) ?? say('app.awards.erased')
          const values = { name: award.achievement.name, who }
          return (
            <>
              <PageHeading title={say('app.award.of', values)}>
                <Say id="app.award.of" values={values} />
              </PageHeading>
              <AwardFacts award={award} />
              {award.mayAward ? (
                <LeavingMail
                  key={award.id}
                  award={award}
                  receivedAt={Date.parse(award.awardedAt)}
                  onChange={changed}
                />
              ) : null}
              <div className="award-after">
                <AwardLine award={award} />
                {award.mayAward ? <AwardAgain key={award.id} award={award} /> : null}
                {award.mayAward ? <AwardStanding award={award} /> : null}
              </div>
            </>
          )
        }}
      </Loaded>
    </>
  )
}
