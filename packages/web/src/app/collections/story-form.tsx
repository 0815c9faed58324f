import { collections } from '@rucksack/contract'
import { useAct } from '../data/use-act.ts'
import { useDraft } from '../data/use-draft.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { Clash } from './clash.tsx'

type Props = { collection: string; badge: collections.CollectedBadge }

/** What the learner tells of one badge. */
export function StoryForm({ collection, badge }: Props) {
  const say = useSay()
  const [draft, set] = useDraft({ story: badge.story, version: badge.storyVersion })
  const save = useAct(
    collections.tellStory,
    (version: number) => ({
      params: { collection, badge: badge.id },
      body: { story: draft.story, version },
    }),
    {
      refresh: [collections.readCollection],
      done: kept => {
        set(kept)
        tell(say('app.collections.saved'))
      },
    },
  )
  const theirs = Object(save.error?.code === 'collection-changed' ? save.error.body['current'] : null)
  const clash = typeof theirs.version === 'number'
  return (
    <ActForm problem={clash ? null : save.error} onAct={() => save.mutate(draft.version)}>
      <Field
        label={say('app.collections.story-of', { name: badge.name })}
        help={say('app.collections.story-help')}
        name="story"
        rows={4}
        maxLength={collections.collectionLimits.story}
        value={draft.story}
        onChange={story => set({ story })}
      />
      {clash ? (
        <Clash
          theirs={String(theirs.story)}
          onMine={() => save.mutate(theirs.version)}
          onTheirs={() => {
            set({ story: String(theirs.story), version: theirs.version })
            save.reset()
          }}
        />
      ) : null}
      <Button type="submit" isPending={save.isPending} className="justify-self-start">
        {say('app.collections.save')}
      </Button>
    </ActForm>
  )
}
