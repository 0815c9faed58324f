import { notices } from '@rucksack/contract'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { CheckBox } from '../parts/check-box.tsx'
import { Choice } from '../parts/choice.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'

/** Which notices also come by mail. */
export function NoticeMails() {
  const say = useSay()
  const query = useRead(notices.readNoticeSettings)
  const set = useAct(notices.setNoticeSettings, (body: notices.NoticeSettings) => ({ body }), {
    refresh: [notices.readNoticeSettings],
  })
  return (
    <Panel id="notices" title={say('notice.mail.title')} lead={say('notice.mail.lead')}>
      <Loaded query={query}>
        {({ mail, kinds }) => (
          <div className="stack">
            <Choice
              label={say('notice.mail')}
              value={mail}
              options={(['daily', 'off'] as const).map(value => ({
                value,
                label: say(`notice.mail.${value}`),
              }))}
              onChange={value => set.mutate({ mail: value, kinds })}
              isDisabled={set.isPending}
            />
            {mail === 'off' ? null : (
              <fieldset className="stack tight">
                <legend className="field-label">{say('notice.kinds')}</legend>
                {notices.noticeKinds.map(kind => (
                  <CheckBox
                    key={kind}
                    isSelected={kinds.includes(kind)}
                    isDisabled={set.isPending}
                    onChange={on =>
                      set.mutate({
                        mail,
                        kinds: on ? [...kinds, kind] : kinds.filter(each => each !== kind),
                      })
                    }
                  >
                    {say(`notice.kind.${kind}`)}
                  </CheckBox>
                ))}
              </fieldset>
            )}
          </div>
        )}
      </Loaded>
      <ProblemNote problem={set.error} />
    </Panel>
  )
}
