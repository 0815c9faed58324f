import { displayed } from '@rucksack/contract'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { CheckBox } from '../parts/check-box.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'

/** Whether other sites find the public badges by an address of this person. */
export function Displayed() {
  const say = useSay()
  const query = useRead(displayed.readDisplayed)
  const change = useAct(displayed.changeDisplayed, (wish: boolean) => ({ body: { displayed: wish } }), {
    refresh: [displayed.readDisplayed],
  })
  return (
    <Panel id="displayed" title={say('app.displayed.title')} lead={say('app.displayed.lead')}>
      <Loaded query={query}>
        {({ displayed: now }) => (
          <CheckBox
            isSelected={change.isPending ? change.variables : now}
            isDisabled={change.isPending}
            onChange={next => change.mutate(next)}
          >
            {say('app.displayed.switch')}
          </CheckBox>
        )}
      </Loaded>
      <ProblemNote problem={change.error} />
    </Panel>
  )
}
