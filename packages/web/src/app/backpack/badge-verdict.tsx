import { backpack } from '@rucksack/contract'
import { RefreshCw } from 'lucide-react'
import { Icon } from '../../components/icon.tsx'
import { More } from '../../components/more.tsx'
import { Notice } from '../../components/notice.tsx'
import { useAct } from '../data/use-act.ts'
import { Button } from '../parts/button.tsx'
import { Day } from '../parts/day.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Say, useSay, useSayIfKnown } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { Findings } from './findings.tsx'

const tones = { valid: 'good', invalid: 'bad', unknown: 'warn' } as const

/** What the last check found, every finding of it, and a way to check again now. */
export function BadgeVerdict({ badge }: { badge: backpack.KeptBadge }) {
  const say = useSay()
  const sayIfKnown = useSayIfKnown()
  const { report } = badge
  const check = useAct(backpack.checkBadge, () => ({ params: { badge: badge.id } }), {
    refresh: [backpack.readBadge, backpack.listBadges],
    done: () => tell(say('app.badge.checked')),
  })
  return (
    <section className="stack" aria-label={say('verdict.checks')}>
      <Notice
        tone={tones[report.verdict]}
        title={sayIfKnown(`verdict.head.${report.sentence.code}`, report.sentence.text)}
      >
        <p dir="auto">{report.sentence.text}</p>
        <p className="muted small">
          <Say
            id={badge.checkedAt === badge.addedAt ? 'app.badge.checked-at' : 'app.badge.again-at'}
            values={{ when: <Day value={badge.checkedAt} time /> }}
          />
        </p>
      </Notice>
      {report.snapshot ? <Snapshot snapshot={report.snapshot} /> : null}
      <div className="stack tight">
        <More summary={say('verdict.checks')}>
          <Findings findings={report.findings} />
          {report.notApplicable.length === 0 ? null : (
            <p className="muted small">
              {say('verdict.not-applicable', {
                checks: report.notApplicable.map(name => sayIfKnown(`check.${name}`, name)).join(', '),
              })}
            </p>
          )}
        </More>
        <Button className="justify-self-start" onPress={() => check.mutate()} isPending={check.isPending}>
          <Icon of={RefreshCw} />
          {say('app.badge.check')}
        </Button>
        <ProblemNote problem={check.error} />
      </div>
    </section>
  )
}

/** While a host does not answer: when the badge was last verified, and that it still checks out. */
function Snapshot({ snapshot }: { snapshot: NonNullable<backpack.KeptBadge['report']['snapshot']> }) {
  const say = useSay()
  return (
    <Notice
      tone="warn"
      title={<Say id="app.badge.snapshot" values={{ when: <Day value={snapshot.verifiedAt} /> }} />}
    >
      <p>
        <Say
          id="app.badge.snapshot-text"
          values={{ host: <bdi>{snapshot.host}</bdi>, since: <Day value={snapshot.silentSince} /> }}
        />{' '}
        {snapshot.verdict === 'valid' ? say('app.badge.snapshot-holds') : null}
      </p>
    </Notice>
  )
}
