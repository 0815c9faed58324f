import { afterAwards, issuing } from '@rucksack/contract'
import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Icon } from '../../components/icon.tsx'
import { Notice } from '../../components/notice.tsx'
import { useAct } from '../data/use-act.ts'
import { useOrganisation } from '../manage/organisation-layout.tsx'
import { Button } from '../parts/button.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'
import { OutcomeCounts } from './outcome-counts.tsx'
import { type Changed, useOutcomeWords } from './outcomes.ts'
import { whoOf } from './who-of.ts'

type Props = { changed: Changed; onChanged: (changed: Changed) => void; onClose: () => void }

/** What became of each award, in short and row by row; a suspension can be undone from here. */
export function ManyResult({ changed: { change, rows }, onChanged, onClose }: Props) {
  const say = useSay()
  const { slug } = useOrganisation()
  const words = useOutcomeWords(say(`app.many.done.${change}`))
  const place = useRef<HTMLDivElement>(null)
  const done = rows.filter(({ outcome }) => outcome === 'done')
  useEffect(() => {
    // The dialog gives the focus back first, to a button that may be gone.
    const timer = setTimeout(() => place.current?.querySelector<HTMLElement>('[role=alert]')?.focus(), 50)
    return () => clearTimeout(timer)
  }, [])
  const undo = useAct(
    afterAwards.changeAwards,
    () => ({
      params: { organisation: slug },
      body: { awards: done.map(({ award }) => award.id), change: 'reinstate' as const },
    }),
    {
      refresh: [issuing.listAwards, issuing.countAwards, issuing.readAward],
      done: ({ items }) => {
        const outcomes = new Map(items.map(({ award, outcome }) => [award, outcome]))
        onChanged({
          change: 'reinstate',
          rows: done.map(({ award }) => ({ award, outcome: outcomes.get(award.id) ?? 'award-not-found' })),
        })
      },
    },
  )
  return (
    <div ref={place}>
      <Notice
        tone={done.length === rows.length ? 'good' : done.length === 0 ? 'bad' : 'warn'}
        title={say(done.length === 0 ? 'app.many.nothing-done' : 'app.many.result')}
        alert
      >
        <OutcomeCounts rows={rows} done={say(`app.many.done.${change}`)} />
        <details>
          <summary>{say('app.many.each')}</summary>
          <ul className="outcome-rows">
            {rows.map(({ award, outcome }) => (
              <li key={award.id}>
                <span>
                  <bdi>{whoOf(award) ?? say('app.awards.erased')}</bdi>{' '}
                  {award.recipient.name === null ? null : (
                    <bdi className="muted small">{award.recipient.value}</bdi>
                  )}
                </span>
                <span className="muted">{words(outcome)}</span>
              </li>
            ))}
          </ul>
        </details>
        <div className="button-row">
          {change === 'suspend' && done.length > 0 ? (
            <Button onPress={() => undo.mutate()} isPending={undo.isPending}>
              {say('app.many.undo')}
            </Button>
          ) : null}
          <Button look="bare" onPress={onClose}>
            <Icon of={X} />
            {say('app.done')}
          </Button>
        </div>
      </Notice>
      <ProblemNote problem={undo.error} />
    </div>
  )
}
