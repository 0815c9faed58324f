import { useNavigate } from 'react-router'
import { PageHeading } from '../parts/page-heading.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { EditAchievement } from './edit-achievement.tsx'
import { useOrganisation } from './organisation-layout.tsx'

/** Describe something new that can be earned. */
export function NewAchievementPage() {
  const say = useSay()
  const navigate = useNavigate()
  const { slug } = useOrganisation()
  return (
    <>
      <PageHeading title={say('app.achievements.new')} lead={say('app.achievement.new-lead')} />
      <EditAchievement
        before={null}
        onKept={({ id, state }) => {
          tell(say(state === 'published' ? 'app.achievement.published' : 'app.achievement.kept'))
          void navigate(`/manage/${slug}/achievements/${id}`)
        }}
      />
    </>
  )
}
