import { identity, schoolSignIn } from '@rucksack/contract'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { Button } from '../parts/button.tsx'
import { Day } from '../parts/day.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'

/** School accounts that open this account, and those that could; nothing where there are neither. */
export function SchoolAccounts() {
  const say = useSay()
  const accounts = useRead(schoolSignIn.listSchoolAccounts)
  const schools = useRead(schoolSignIn.listSchools)
  const unlink = useAct(schoolSignIn.unlinkSchoolAccount, (account: string) => ({ params: { account } }), {
    refresh: [schoolSignIn.listSchoolAccounts, identity.readMe],
    done: () => tell(say('app.schools.unlinked')),
  })
  if (accounts.data?.items.length === 0 && schools.data?.items.length === 0) return null
  return (
    <Panel title={say('app.schools.accounts')} lead={say('app.schools.accounts-lead')}>
      <Loaded query={accounts}>
        {({ items }) => (
          <ul className="lines">
            {items.map(each => (
              <li key={each.id}>
                <div className="line-what">
                  <strong dir="auto">{each.school}</strong>
                  <span className="muted small block">
                    {each.email === null ? null : (
                      <>
                        <bdi>{each.email}</bdi>
                        {' · '}
                      </>
                    )}
                    <Say id="app.last-used" values={{ when: <Day value={each.lastUsedAt} time /> }} />
                  </span>
                </div>
                <Button look="bare" onPress={() => unlink.mutate(each.id)} isPending={unlink.isPending}>
                  {say('app.schools.unlink')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <ProblemNote problem={unlink.error} />
      {(schools.data?.items ?? []).map(each => (
        <a
          key={each.id}
          className="button quiet justify-self-start"
          href={`${each.start}?link=true&next=/account`}
        >
          {say('app.schools.link', { school: each.name })}
        </a>
      ))}
    </Panel>
  )
}
