import { grants, issuing, templates } from '@rucksack/contract'
import { ArrowLeft, Award, Copy, ExternalLink, Users } from 'lucide-react'
import { Link, useNavigate } from 'react-router'
import { buttonClass } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { Button, ButtonLink } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Picture } from '../parts/picture.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { Endorse } from './endorse.tsx'
import { may } from './may.ts'
import { useOrganisation } from './organisation-layout.tsx'

/** What other organisations let this one award or copy. */
export function SharedPage() {
  const say = useSay()
  const { slug } = useOrganisation()
  const query = useRead(grants.listSharedAchievements, { params: { organisation: slug } })
  return (
    <>
      <p className="way-back">
        <Link to={`/manage/${slug}`}>
          <Icon of={ArrowLeft} turns />
          {say('app.manage.achievements')}
        </Link>
      </p>
      <PageHeading title={say('grants.shared')} lead={say('grants.shared-lead')} />
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say('grants.shared-none')}>
              <p className="muted measure">{say('grants.shared-none-text')}</p>
            </Empty>
          ) : (
            <ul className="stack">
              {items.map(shared => (
                <li key={shared.achievement.id} className="card">
                  <OneShared shared={shared} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  )
}

function OneShared({ shared }: { shared: grants.SharedAchievement }) {
  const say = useSay()
  const navigate = useNavigate()
  const { slug, role } = useOrganisation()
  const { achievement, mayAward, mayCopy } = shared
  const copy = useAct(
    templates.copyAchievement,
    () => ({ params: { achievement: achievement.id }, body: { organisation: slug } }),
    {
      refresh: [issuing.listAchievements],
      done: ({ id }) => {
        tell(say('app.templates.copied'))
        void navigate(`/manage/${slug}/achievements/${id}`)
      },
    },
  )
  const awards = mayAward && may(role, 'awarder')
  return (
    <div className="template-line">
      <Picture src={achievement.image} alt="" size="shelf" />
      <div className="stack tight">
        <h2 className="serif" dir="auto">
          {achievement.name}
        </h2>
        <p className="small muted">
          <Say id="grants.shared-by" values={{ name: <bdi>{achievement.organisation.name}</bdi> }} />
          {mayAward ? ` · ${say('grants.awarded', { count: shared.awards })}` : null}
        </p>
        <p className="muted" dir="auto">
          {achievement.description}
        </p>
        <div className="button-row">
          {awards ? (
            <>
              <ButtonLink to={`${achievement.id}/award`} look="strong">
                <Icon of={Award} />
                {say('app.award.go')}
              </ButtonLink>
              <ButtonLink to={`${achievement.id}/award-many`}>
                <Icon of={Users} />
                {say('batch.new')}
              </ButtonLink>
            </>
          ) : null}
          {mayCopy && may(role, 'editor') ? (
            <Button isPending={copy.isPending} onPress={() => copy.mutate()}>
              <Icon of={Copy} />
              {say('app.templates.copy')}
            </Button>
          ) : null}
          <a className={buttonClass('quiet')} href={achievement.page}>
            <Icon of={ExternalLink} />
            {say('app.public-page')}
          </a>
        </div>
        {mayAward && may(role, 'owner') ? <Endorse achievement={achievement.id} /> : null}
        <ProblemNote problem={copy.error} />
      </div>
    </div>
  )
}
