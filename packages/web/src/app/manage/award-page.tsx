import { issuing } from '@rucksack/contract'
import { useQueryClient } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { Link, useParams } from 'react-router'
import { Icon } from '../../components/icon.tsx'
import { useRead } from '../data/use-read.ts'
import { Loaded } from '../parts/loaded.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { AwardFacts } from './award-facts.tsx'
import { AwardStanding } from './award-standing.tsx'
import { LeavingMail } from './leaving-mail.tsx'
import { may } from './may.ts'
import { useOrganisation } from './organisation-layout.tsx'

/** One award as its organisation sees it. */
export function AwardPage() {
  const say = useSay()
  const { id = '' } = useParams()
  const { slug, role } = useOrganisation()
  const queries = useQueryClient()
  const query = useRead(issuing.readAward, { params: { award: id } })
  const changed = () => void queries.invalidateQueries({ queryKey: [issuing.readAward.operationId] })
  return (
    <>
      <p className="way-back">
        <Link to={`/manage/${slug}/awards`}>
          <Icon of={ArrowLeft} turns />
          {say('app.manage.awards')}
        </Link>
      </p>
      <Loaded query={query}>
        {award => {
          const who = award.recipient.name ?? award.recipient.value ?? say('app.awards.erased')
          const values = { name: award.achievement.name, who }
          return (
            <>
              <PageHeading title={say('app.award.of', values)}>
                <Say id="app.award.of" values={values} />
              </PageHeading>
              <AwardFacts award={award} />
              {may(role, 'awarder') ? (
                <div className="stack wide">
                  <LeavingMail award={award} receivedAt={Date.parse(award.awardedAt)} onChange={changed} />
                  <AwardStanding award={award} />
                </div>
              ) : null}
            </>
          )
        }}
      </Loaded>
    </>
  )
}
