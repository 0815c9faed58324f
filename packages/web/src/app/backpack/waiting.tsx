import { waiting } from '@rucksack/contract'
import { useRef } from 'react'
import { call } from '../data/call.ts'
import { usePages } from '../data/use-pages.ts'
import { MoreButton } from '../parts/more-button.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'
import { WaitingLine } from './waiting-line.tsx'

/** Badges awarded here to an address of the person, to be answered in place; nothing where nothing waits. */
export function Waiting() {
  const say = useSay()
  const list = usePages(waiting.listWaiting, {}, (cursor, signal) =>
    call(waiting.listWaiting, { query: { ...cursor }, signal }),
  )
  const place = useRef<HTMLDivElement>(null)
  const items = list.data?.items ?? []
  // An answered badge takes its buttons along: whoever pressed one goes on from here, not from the top of the page.
  return (
    <div ref={place} tabIndex={-1}>
      {items.length === 0 ? null : (
        <Panel id="waiting" title={say('app.waiting.title')} lead={say('app.waiting.lead')}>
          <ul className="lines">
            {items.map(badge => (
              <WaitingLine key={badge.id} badge={badge} onAnswered={() => place.current?.focus()} />
            ))}
          </ul>
          <MoreButton list={list} />
        </Panel>
      )}
    </div>
  )
}
