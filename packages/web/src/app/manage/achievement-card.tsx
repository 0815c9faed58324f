import type { issuing } from '@rucksack/contract'
import { Award } from 'lucide-react'
import { Link } from 'react-router'
import { Icon } from '../../components/icon.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { Picture } from '../parts/picture.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { AchievementState } from './achievement-state.tsx'

type Props = { achievement: issuing.Achievement; mayAward: boolean }

/** One achievement in the list, with the act that is wanted most. */
export function AchievementCard({ achievement, mayAward }: Props) {
  const say = useSay()
  const { id, name, description, image, state, awards } = achievement
  return (
    <li className="card achievement-card">
      <Picture src={image} alt="" size="shelf" />
      <div className="stack tight">
        <h2 className="serif">
          <Link to={`achievements/${id}`} dir="auto">
            {name}
          </Link>
        </h2>
        <p className="muted clamp" dir="auto">
          {description}
        </p>
        <p className="achievement-line small">
          <AchievementState state={state} />
          <span className="muted">{say('app.achievements.awards', { count: awards })}</span>
        </p>
      </div>
      {state === 'published' && mayAward ? (
        <ButtonLink to={`achievements/${id}/award`}>
          <Icon of={Award} />
          {say('app.award.go')}
          <span className="visually-hidden">
            <Say id="app.named" values={{ name }} />
          </span>
        </ButtonLink>
      ) : null}
    </li>
  )
}
