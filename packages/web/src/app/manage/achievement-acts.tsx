import { issuing, templates } from '@rucksack/contract'
import { Archive, Award, Copy, ExternalLink, LayoutTemplate, PencilLine, Trash2, Users } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { buttonClass } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { useAct } from '../data/use-act.ts'
import { Button, ButtonLink } from '../parts/button.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { may } from './may.ts'
import { useOrganisation } from './organisation-layout.tsx'

type Props = { achievement: issuing.Achievement; onNewVersion: () => void }

/** What can be done with an achievement in the state it is in. */
export function AchievementActs({ achievement, onNewVersion }: Props) {
  const say = useSay()
  const navigate = useNavigate()
  const { slug, role } = useOrganisation()
  const [asking, setAsking] = useState(false)
  const draft = achievement.state === 'draft'
  const request = () => ({ params: { achievement: achievement.id } })
  const refresh = [issuing.listAchievements, issuing.readAchievement, issuing.listVersions]
  const archive = useAct(issuing.archiveAchievement, request, {
    refresh,
    done: () => {
      tell(say('app.achievement.archived'))
      setAsking(false)
    },
  })
  const discard = useAct(issuing.deleteDraft, request, {
    refresh: [issuing.listAchievements],
    done: () => {
      tell(say('app.achievement.deleted'))
      void navigate(`/manage/${slug}`)
    },
  })
  const copy = useAct(templates.copyAchievement, () => ({ ...request(), body: {} }), {
    refresh: [issuing.listAchievements],
    done: ({ id }) => {
      tell(say('app.templates.copied'))
      void navigate(`/manage/${slug}/achievements/${id}`)
    },
  })
  const save = useAct(
    templates.createTemplate,
    () => ({ params: { organisation: slug }, body: { achievement: achievement.id } }),
    {
      refresh: [templates.listTemplates],
      done: () => {
        tell(say('app.templates.saved'))
        void navigate(`/manage/${slug}/templates`)
      },
    },
  )
  const end = draft ? discard : archive
  return (
    <>
      {achievement.state === 'published' && may(role, 'awarder') ? (
        <ButtonLink to="award" look="strong">
          <Icon of={Award} />
          {say('app.award.go')}
        </ButtonLink>
      ) : null}
      {achievement.state === 'published' && may(role, 'awarder') ? (
        <ButtonLink to="award-many">
          <Icon of={Users} />
          {say('batch.new')}
        </ButtonLink>
      ) : null}
      {draft ? null : (
        <a className={buttonClass('quiet')} href={achievement.page}>
          <Icon of={ExternalLink} />
          {say('app.public-page')}
        </a>
      )}
      {may(role, 'editor') && !draft ? (
        <Button onPress={onNewVersion}>
          <Icon of={PencilLine} />
          {say('app.achievement.make-version')}
        </Button>
      ) : null}
      {may(role, 'editor') ? (
        <>
          <Button isPending={copy.isPending} onPress={() => copy.mutate()}>
            <Icon of={Copy} />
            {say('app.templates.copy')}
          </Button>
          <Button isPending={save.isPending} onPress={() => save.mutate()}>
            <Icon of={LayoutTemplate} />
            {say('app.templates.save')}
          </Button>
        </>
      ) : null}
      {may(role, 'editor') && achievement.state !== 'archived' ? (
        <Button onPress={() => setAsking(true)}>
          <Icon of={draft ? Trash2 : Archive} />
          {say(draft ? 'app.achievement.delete' : 'app.achievement.archive')}
        </Button>
      ) : null}
      <Confirm
        title={
          <Say
            id={draft ? 'app.achievement.delete-title' : 'app.achievement.archive-title'}
            values={{ name: achievement.name }}
          />
        }
        act={say(draft ? 'app.achievement.delete' : 'app.achievement.archive')}
        isOpen={asking}
        isPending={end.isPending}
        problem={end.error}
        onConfirm={() => end.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>{say(draft ? 'app.achievement.delete-why' : 'app.achievement.archive-why')}</p>
      </Confirm>
    </>
  )
}
