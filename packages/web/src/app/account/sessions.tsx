import { identity } from '@rucksack/contract'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { Button } from '../parts/button.tsx'
import { Day } from '../parts/day.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'

/** Where the person is signed in; every other place can be signed out from here. */
export function Sessions() {
  const say = useSay()
  const query = useRead(identity.listSessions)
  const end = useAct(identity.endSession, (session: string) => ({ params: { session } }), {
    refresh: [identity.listSessions],
    done: () => tell(say('app.sessions.ended')),
  })
  return (
    <Panel id="sessions" title={say('app.sessions.title')} lead={say('app.sessions.lead')}>
      <Loaded query={query}>
        {({ items }) => (
          <ul className="lines">
            {items.map(session => (
              <li key={session.id}>
                <div className="line-what">
                  <strong>
                    <bdi>{session.device}</bdi>
                  </strong>
                  <span className="muted small block">
                    <Say
                      id="app.sessions.times"
                      values={{
                        since: <Day value={session.createdAt} />,
                        seen: <Day value={session.lastSeenAt} time />,
                      }}
                    />
                  </span>
                </div>
                {session.current ? (
                  <span className="mark">{say('app.sessions.this')}</span>
                ) : (
                  <Button
                    look="bare"
                    onPress={() => end.mutate(session.id)}
                    isPending={end.isPending && end.variables === session.id}
                  >
                    {say('common.sign-out')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <ProblemNote problem={end.error} />
    </Panel>
  )
}
