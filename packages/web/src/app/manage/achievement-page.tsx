import { issuing } from '@rucksack/contract'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useRead } from '../data/use-read.ts'
import { Loaded } from '../parts/loaded.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { WayBack } from '../parts/way-back.tsx'
import { AchievementActs } from './achievement-acts.tsx'
import { AchievementGrants } from './achievement-grants.tsx'
import { AchievementView } from './achievement-view.tsx'
import { EditAchievement } from './edit-achievement.tsx'
import { may } from './may.ts'
import { useOrganisation } from './organisation-layout.tsx'
import { Versions } from './versions.tsx'

/** One achievement: a draft to write on, or a published one to award. */
export function AchievementPage() {
  const say = useSay()
  const { id = '' } = useParams()
  const { slug } = useOrganisation()
  const query = useRead(issuing.readAchievement, { params: { achievement: id } })
  return (
    <>
      <WayBack to={`/manage/${slug}`}>{say('app.manage.achievements')}</WayBack>
      <Loaded query={query}>{achievement => <OneAchievement key={id} achievement={achievement} />}</Loaded>
    </>
  )
}

function OneAchievement({ achievement }: { achievement: issuing.Achievement }) {
  const say = useSay()
  const navigate = useNavigate()
  const { slug, role } = useOrganisation()
  const draft = achievement.state === 'draft'
  const editor = may(role, 'editor')
  const [editing, setEditing] = useState(false)
  const edits = editor && (draft || editing)
  return (
    <>
      <PageHeading
        title={achievement.name}
        acts={
          edits && !draft ? null : (
            <AchievementActs achievement={achievement} onNewVersion={() => setEditing(true)} />
          )
        }
      />
      {edits ? (
        <EditAchievement
          before={achievement}
          onKept={({ id, state }) => {
            tell(say(state === 'published' ? 'app.achievement.published' : 'app.achievement.kept'))
            setEditing(false)
            void navigate(`/manage/${slug}/achievements/${id}`)
          }}
          {...(draft ? {} : { onCancel: () => setEditing(false) })}
        />
      ) : (
        <AchievementView achievement={achievement} />
      )}
      {draft || edits ? null : <AchievementGrants achievement={achievement} />}
      <Versions achievement={achievement} />
    </>
  )
}
