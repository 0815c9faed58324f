import { notices } from '@rucksack/contract'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { Button } from '../parts/button.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'
import { NoticeLine } from './notice-line.tsx'

/** What happened to the badges, newest first. */
export function NoticesPage() {
  const say = useSay()
  const query = useRead(notices.listNotices, { query: { limit: 100 } })
  const mark = useAct(
    notices.markNoticesRead,
    (only: string[] | null) => ({ body: only === null ? {} : { notices: only } }),
    { refresh: [notices.listNotices] },
  )
  return (
    <>
      <PageHeading title={say('notice.title')} lead={say('notice.lead')} />
      <Loaded query={query}>
        {({ items, unread }) => (
          <div className="stack">
            {unread === 0 ? null : (
              <Button
                className="justify-self-start"
                onPress={() => mark.mutate(null)}
                isPending={mark.isPending}
              >
                {say('notice.read-all')}
              </Button>
            )}
            {items.length === 0 ? (
              <p className="muted">{say('notice.none')}</p>
            ) : (
              <ul className="lines">
                {items.map(each => (
                  <NoticeLine key={each.id} notice={each} onOpen={() => mark.mutate([each.id])} />
                ))}
              </ul>
            )}
            <ProblemNote problem={mark.error} />
          </div>
        )}
      </Loaded>
    </>
  )
}
