import type { backpack } from '@rucksack/contract'
import { Day } from '../parts/day.tsx'
import { Fact } from '../parts/fact.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Picture } from '../parts/picture.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { Standing } from '../parts/standing.tsx'

/** The badge large, with the sentence that says what it is. */
export function BadgeHead({ badge }: { badge: backpack.KeptBadge }) {
  const say = useSay()
  return (
    <div className="badge-head">
      <Picture
        src={badge.image}
        alt={badge.imageAlt ?? say('app.badge.picture', { name: badge.name })}
        size="large"
      />
      <div>
        <PageHeading title={badge.name}>
          <bdi className="serif">{badge.name}</bdi>
        </PageHeading>
        <dl className="facts">
          {badge.issuer === null ? null : (
            <Fact label={say('app.badge.issuer')}>
              <bdi>{badge.issuer}</bdi>
            </Fact>
          )}
          {badge.issuedOn === null ? null : (
            <Fact label={say('app.badge.issued')}>
              <Day value={badge.issuedOn} />
            </Fact>
          )}
          {badge.expires === null ? null : (
            <Fact label={say('app.badge.expires')}>
              <Day value={badge.expires} />
            </Fact>
          )}
          {badge.address === null ? null : (
            <Fact label={say('app.badge.address')}>
              <bdi>{badge.address}</bdi>
            </Fact>
          )}
          <Fact label={say('app.badge.standing')}>
            <Standing standing={badge.standing} />
            {badge.reason === null ? null : (
              <span className="block">
                <Say id="app.badge.reason" values={{ reason: badge.reason }} />
              </span>
            )}
          </Fact>
        </dl>
      </div>
    </div>
  )
}
