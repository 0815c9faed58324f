import type { issuing } from '@rucksack/contract'
import { useState } from 'react'
import { Notice } from '../../components/notice.tsx'
import { DesignerDialog } from '../designer/designer-dialog.tsx'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { useSay } from '../parts/say.tsx'
import { type Draft, draftOf, emptyDraft } from './achievement-draft.ts'
import { AchievementForm } from './achievement-form.tsx'
import { useOrganisation } from './organisation-layout.tsx'
import { PictureField } from './picture-field.tsx'
import { useKeepAchievement } from './use-keep-achievement.ts'

type Props = {
  before: issuing.Achievement | null
  onKept: (achievement: issuing.Achievement) => void
  onCancel?: () => void
}

/** Write an achievement, or a new version of one; keep it as a draft or publish it. */
export function EditAchievement({ before, onKept, onCancel }: Props) {
  const say = useSay()
  const organisation = useOrganisation()
  const [draft, setDraft] = useState<Draft>(() =>
    before === null ? emptyDraft(organisation.language) : draftOf(before),
  )
  const [picture, setPicture] = useState<File | null>(null)
  const { keep, busy, problem, kept } = useKeepAchievement(organisation.slug, before)
  const act = async (publish: boolean) => {
    const achievement = await keep({ draft, picture, publish })
    if (achievement !== null) onKept(achievement)
  }
  return (
    <ActForm onAct={button => void act(button === 'publish')} problem={problem}>
      {before !== null && before.state !== 'draft' ? (
        <Notice tone="info" title={say('app.achievement.new-version')}>
          <p>{say('app.achievement.new-version-why')}</p>
        </Notice>
      ) : null}
      <AchievementForm
        draft={draft}
        onChange={setDraft}
        lineage={before?.lineage ?? null}
        picture={
          <PictureField now={before?.image ?? null} file={picture} onFile={setPicture}>
            <DesignerDialog
              organisation={organisation.slug}
              title={draft.name}
              alt={draft.imageAlt}
              picture={before?.image ?? null}
              file={picture}
              achievement={before?.id ?? null}
              onDone={(drawn, alt) => {
                setPicture(drawn)
                setDraft(now => ({ ...now, imageAlt: alt === '' ? now.imageAlt : alt }))
              }}
            />
          </PictureField>
        }
      />
      <div className="panel stack">
        <p className="muted measure">{say('app.achievement.publish-why')}</p>
        <div className="button-row">
          <Button type="submit" value="keep" isPending={busy === 'keep'}>
            {say('app.achievement.keep-draft')}
          </Button>
          <Button type="submit" value="publish" look="strong" isPending={busy === 'publish'}>
            {say('app.achievement.publish')}
          </Button>
          {onCancel === undefined ? null : <Button onPress={onCancel}>{say('common.cancel')}</Button>}
        </div>
        {problem !== null && before === null && kept() !== null ? (
          <p role="status">{say('app.achievement.kept-so-far')}</p>
        ) : null}
      </div>
    </ActForm>
  )
}
