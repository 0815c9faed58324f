import './awards.css'
import { afterAwards } from '@rucksack/contract'
import { Plus, Trash2 } from 'lucide-react'
import { Icon } from '../../components/icon.tsx'
import { useAct } from '../data/use-act.ts'
import { useDraft } from '../data/use-draft.ts'
import { useRead } from '../data/use-read.ts'
import { may } from '../manage/may.ts'
import { useOrganisation } from '../manage/organisation-layout.tsx'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { CheckBox } from '../parts/check-box.tsx'
import { Field } from '../parts/field.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { followUpDraftOf, followUpOf, nextReminder } from './follow-up-draft.ts'

/** When learners are reminded, and when both sides hear of badges that end. */
export function FollowUp() {
  const say = useSay()
  const { slug } = useOrganisation()
  const query = useRead(afterAwards.readFollowUp, { params: { organisation: slug } })
  return (
    <Panel id="follow-up" title={say('app.follow-up.title')} lead={say('app.follow-up.lead')}>
      <Loaded query={query}>{followUp => <FollowUpForm followUp={followUp} />}</Loaded>
    </Panel>
  )
}

/** As many reminders as the host takes. */
const most = 5

function FollowUpForm({ followUp }: { followUp: afterAwards.FollowUp }) {
  const say = useSay()
  const { slug, role } = useOrganisation()
  const [draft, set, reset] = useDraft(() => followUpDraftOf(followUp))
  const mayChange = may(role, 'editor')
  const keep = useAct(
    afterAwards.changeFollowUp,
    () => ({ params: { organisation: slug }, body: followUpOf(draft) }),
    {
      refresh: [afterAwards.readFollowUp],
      done: after => {
        reset(followUpDraftOf(after))
        tell(say('app.saved'))
      },
    },
  )
  const dayField = { inputMode: 'numeric' as const, pattern: '[1-9][0-9]{0,2}', className: 'day-field' }
  return (
    <ActForm onAct={() => keep.mutate()} problem={keep.error}>
      <CheckBox
        isSelected={draft.reminds}
        onChange={reminds =>
          set({ reminds, ...(reminds && draft.reminders.length === 0 ? { reminders: ['7'] } : {}) })
        }
        isDisabled={!mayChange}
      >
        {say('app.follow-up.reminds')}
      </CheckBox>
      {draft.reminds ? (
        <ul className="follow-up-days">
          {draft.reminders.map((day, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity beside their place
            <li key={at}>
              <Field
                {...dayField}
                label={say('app.follow-up.reminder', { number: at + 1 })}
                name={`reminderDays.${at}`}
                value={day}
                onChange={to =>
                  set({ reminders: draft.reminders.map((each, place) => (place === at ? to : each)) })
                }
                isDisabled={!mayChange}
                isRequired
              />
              {mayChange && draft.reminders.length > 1 ? (
                <Button
                  look="bare"
                  aria-label={say('app.follow-up.remove', { number: at + 1 })}
                  onPress={() => set({ reminders: draft.reminders.filter((_, place) => place !== at) })}
                >
                  <Icon of={Trash2} />
                </Button>
              ) : null}
            </li>
          ))}
          {mayChange && draft.reminders.length < most ? (
            <li>
              <Button onPress={() => set({ reminders: [...draft.reminders, nextReminder(draft.reminders)] })}>
                <Icon of={Plus} />
                {say('app.follow-up.add')}
              </Button>
            </li>
          ) : null}
        </ul>
      ) : null}
      <CheckBox isSelected={draft.tells} onChange={tells => set({ tells })} isDisabled={!mayChange}>
        {say('app.follow-up.tells')}
      </CheckBox>
      {draft.tells ? (
        <div className="follow-up-days">
          <Field
            {...dayField}
            label={say('app.follow-up.before')}
            name="expiryNoticeDays"
            value={draft.before}
            onChange={before => set({ before })}
            isDisabled={!mayChange}
            isRequired
          />
          <CheckBox isSelected={draft.digest} onChange={digest => set({ digest })} isDisabled={!mayChange}>
            {say('app.follow-up.digest')}
          </CheckBox>
        </div>
      ) : null}
      {mayChange ? (
        <Button type="submit" look="strong" isPending={keep.isPending} className="justify-self-start">
          {say('app.save')}
        </Button>
      ) : (
        <p className="muted">{say('app.follow-up.editors')}</p>
      )}
    </ActForm>
  )
}
