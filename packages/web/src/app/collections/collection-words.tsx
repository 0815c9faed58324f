import { collections } from '@rucksack/contract'
import { useAct } from '../data/use-act.ts'
import { useDraft } from '../data/use-draft.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import { Field } from '../parts/field.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { Clash } from './clash.tsx'

/** Name, text and cover. What another device wrote meanwhile is shown, and nothing is written over unasked. */
export function CollectionWords({ collection }: { collection: collections.Collection }) {
  const say = useSay()
  const { name, text, cover, version } = collection
  const [draft, set] = useDraft({ name, text, cover: cover ?? '', version })
  const save = useAct(
    collections.changeCollection,
    (over: number) => ({
      params: { collection: collection.id },
      body: { version: over, name: draft.name, text: draft.text, cover: draft.cover || null },
    }),
    {
      refresh: [collections.readCollection, collections.listCollections],
      done: kept => {
        set({ version: kept.version })
        tell(say('app.collections.saved'))
      },
    },
  )
  const theirs = Object(save.error?.code === 'collection-changed' ? save.error.body['current'] : null)
  const clash = typeof theirs.version === 'number'
  return (
    <ActForm problem={clash ? null : save.error} onAct={() => save.mutate(draft.version)}>
      <Field
        label={say('app.collections.name')}
        name="name"
        isRequired
        maxLength={120}
        value={draft.name}
        onChange={next => set({ name: next })}
      />
      <Field
        label={say('app.collections.text')}
        name="text"
        rows={4}
        maxLength={5000}
        value={draft.text}
        onChange={next => set({ text: next })}
      />
      <Choice
        label={say('app.collections.cover')}
        value={draft.cover}
        onChange={next => set({ cover: next })}
        options={[
          { value: '', label: say('app.collections.no-cover') },
          ...collection.badges.map(badge => ({ value: badge.id, label: badge.name })),
        ]}
      />
      {clash ? (
        <Clash
          theirs={[theirs.name, theirs.text].join('\n')}
          onMine={() => save.mutate(theirs.version)}
          onTheirs={() => {
            set({
              name: String(theirs.name),
              text: String(theirs.text),
              cover: theirs.cover ?? '',
              version: theirs.version,
            })
            save.reset()
          }}
        />
      ) : null}
      <Button type="submit" look="strong" isPending={save.isPending} className="justify-self-start">
        {say('app.collections.save')}
      </Button>
    </ActForm>
  )
}
