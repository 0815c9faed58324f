import './codes.css'
import { codes, grants, issuing } from '@rucksack/contract'
import { useNavigate, useSearchParams } from 'react-router'
import { useAct } from '../data/use-act.ts'
import { useDraft } from '../data/use-draft.ts'
import { useRead } from '../data/use-read.ts'
import { useOrganisation } from '../manage/organisation-layout.tsx'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import { Empty } from '../parts/empty.tsx'
import { Field } from '../parts/field.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { NoteField } from '../parts/note-field.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { RadioChoice } from '../parts/radio-choice.tsx'
import { useSay } from '../parts/say.tsx'
import { WayBack } from '../parts/way-back.tsx'
import { type CodeDraft, codeOrderOf, emptyDraft } from './code-order.ts'

/** Make claim codes: for a crowd, as slips to hand out, or one for each person. */
export function NewCodePage() {
  const say = useSay()
  const { slug } = useOrganisation()
  const query = useRead(issuing.listAchievements, {
    params: { organisation: slug },
    query: { state: 'published', limit: 100 },
  })
  const shared = useRead(grants.listSharedAchievements, { params: { organisation: slug } })
  return (
    <>
      <WayBack to={`/manage/${slug}/codes`}>{say('app.manage.codes')}</WayBack>
      <PageHeading title={say('app.codes.make')} lead={say('app.codes.make-lead')} />
      <Loaded query={query}>
        {({ items: own }) => {
          const items = [
            ...own,
            ...(shared.data?.items ?? []).flatMap(each => (each.mayAward ? [each.achievement] : [])),
          ]
          return items.length === 0 ? (
            <Empty title={say('app.codes.no-achievement')}>
              <p className="muted measure">{say('app.codes.no-achievement-text')}</p>
            </Empty>
          ) : (
            <NewCodeForm key={items.length} achievements={items} />
          )
        }}
      </Loaded>
    </>
  )
}

function NewCodeForm({ achievements }: { achievements: issuing.Achievement[] }) {
  const say = useSay()
  const navigate = useNavigate()
  const { slug } = useOrganisation()
  const [search] = useSearchParams()
  const asked = achievements.find(each => each.id === search.get('achievement')) ?? achievements[0]
  const [draft, set] = useDraft<CodeDraft>({ ...emptyDraft, achievement: asked?.id ?? '' })
  const make = useAct(
    codes.createCodes,
    () => ({
      params: { achievement: draft.achievement },
      body: { ...codeOrderOf(draft), organisation: slug },
    }),
    {
      refresh: [codes.listCodes],
      done: ({ items }) => void navigate(`/manage/${slug}/codes/${items[0]?.id ?? ''}`),
    },
  )
  return (
    <ActForm onAct={() => make.mutate()} problem={make.error} className="measure">
      <Choice
        label={say('app.codes.achievement')}
        value={draft.achievement}
        onChange={achievement => set({ achievement })}
        options={achievements.map(each => ({ value: each.id, label: each.name }))}
      />
      <RadioChoice
        label={say('app.codes.kind')}
        value={draft.kind}
        onChange={kind => set({ kind })}
        options={(['crowd', 'slips', 'people'] as const).map(value => ({
          value,
          label: say(`app.codes.kind.${value}`),
          help: say(`app.codes.kind.${value}-help`),
        }))}
      />
      {draft.kind === 'crowd' ? (
        <Field
          label={say('app.codes.limit')}
          help={say('app.codes.limit-help')}
          name="limit"
          inputMode="numeric"
          pattern="[0-9]*"
          value={draft.limit}
          onChange={limit => set({ limit })}
        />
      ) : null}
      {draft.kind === 'slips' ? (
        <Field
          label={say('app.codes.count')}
          help={say('app.codes.count-help')}
          name="count"
          inputMode="numeric"
          pattern="[0-9]+"
          value={draft.count}
          onChange={count => set({ count })}
          isRequired
        />
      ) : null}
      {draft.kind === 'people' ? (
        <Field
          label={say('app.codes.people')}
          help={say('app.codes.people-help')}
          name="reserved"
          rows={6}
          value={draft.people}
          onChange={people => set({ people })}
          isRequired
        />
      ) : null}
      <CodeDetails draft={draft} set={set} />
      <Button type="submit" look="strong" isPending={make.isPending} className="justify-self-start">
        {say('app.codes.make-act')}
      </Button>
    </ActForm>
  )
}

function CodeDetails({ draft, set }: { draft: CodeDraft; set: (change: Partial<CodeDraft>) => void }) {
  const say = useSay()
  return (
    <>
      <RadioChoice
        label={say('app.codes.mode')}
        value={draft.mode}
        onChange={mode => set({ mode })}
        options={(['award', 'request'] as const).map(value => ({
          value,
          label: say(`app.codes.mode.${value}`),
          help: say(`app.codes.mode.${value}-help`),
        }))}
      />
      <Choice
        label={say('app.codes.style')}
        value={draft.style}
        onChange={style => set({ style })}
        options={(['words', 'short'] as const).map(value => ({
          value,
          label: say(`app.codes.style.${value}`),
        }))}
      />
      <div className="field-pair">
        {(['opensAt', 'closesAt'] as const).map(name => (
          <Field
            key={name}
            label={say(`app.codes.${name}`)}
            name={name}
            type="datetime-local"
            value={draft[name]}
            onChange={value => set({ [name]: value })}
          />
        ))}
      </div>
      <Field
        label={say('app.codes.label')}
        help={say('app.codes.label-help')}
        name="label"
        value={draft.label}
        onChange={label => set({ label })}
        maxLength={200}
      />
      <NoteField value={draft.note} onChange={note => set({ note })} />
    </>
  )
}
