import { trust } from '@rucksack/contract'
import { BadgeCheck, CircleAlert, Hourglass } from 'lucide-react'
import { useState } from 'react'
import { Icon } from '../../components/icon.tsx'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Day } from '../parts/day.tsx'
import { Field } from '../parts/field.tsx'
import { LinkLine } from '../parts/link-line.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { useOrganisation } from './organisation-layout.tsx'

const icons = { waiting: Hourglass, proven: BadgeCheck, lapsed: CircleAlert }

/** Domains, what proves each, and one more. */
export function Domains() {
  const say = useSay()
  const { slug, role } = useOrganisation()
  const query = useRead(trust.listDomains, { params: { organisation: slug } })
  const [domain, setDomain] = useState('')
  const add = useAct(
    trust.addDomain,
    () => ({ params: { organisation: slug }, body: { domain: domain.trim() } }),
    { refresh: [trust.listDomains], done: () => setDomain('') },
  )
  return (
    <Panel title={say('app.trust.domains')} lead={say('app.trust.domains-lead')}>
      <Loaded query={query}>
        {({ items }) => (
          <ul className="stack">
            {items.map(each => (
              <DomainCard key={each.id} domain={each} />
            ))}
          </ul>
        )}
      </Loaded>
      {role === 'owner' ? (
        <ActForm onAct={() => add.mutate()} problem={add.error} label={say('app.trust.add')}>
          <Field
            label={say('app.trust.domain')}
            name="domain"
            value={domain}
            onChange={setDomain}
            placeholder="library.example"
            isRequired
          />
          <Button type="submit" isPending={add.isPending} className="justify-self-start">
            {say('app.trust.add')}
          </Button>
        </ActForm>
      ) : null}
    </Panel>
  )
}

function DomainCard({ domain }: { domain: trust.Domain }) {
  const say = useSay()
  const { slug, role } = useOrganisation()
  const params = { organisation: slug, domain: domain.id }
  const refresh = [trust.listDomains]
  const check = useAct(trust.checkDomain, () => ({ params }), {
    refresh,
    done: found => tell(say(`app.trust.found-${found.state}`)),
  })
  const remove = useAct(trust.removeDomain, () => ({ params }), { refresh })
  const day = domain.lapsedAt ?? domain.provenAt ?? domain.checkedAt
  return (
    <li className="card stack">
      <p>
        <strong className="tree-line">
          <Icon of={icons[domain.state]} />
          <bdi>{domain.domain}</bdi>
        </strong>
        <span className="muted small block">
          {say(`app.trust.state-${domain.state}`)}
          {day === null ? null : (
            <>
              {' · '}
              <Day value={day} />
            </>
          )}
          {domain.seenAt === null ? null : (
            <>
              {' · '}
              <Say id="app.trust.seen" values={{ when: <Day value={domain.seenAt} time /> }} />
            </>
          )}
        </span>
      </p>
      {role === 'owner' ? (
        <>
          {domain.state === 'proven' ? null : (
            <>
              <LinkLine
                label={say('app.trust.record', { name: domain.record.name })}
                url={domain.record.value}
                copy={say('common.copy')}
              />
              <LinkLine label={say('app.trust.file')} url={domain.file.url} copy={say('common.copy')} />
            </>
          )}
          <ProblemNote problem={check.error ?? remove.error} />
          <div className="button-row">
            <Button onPress={() => check.mutate()} isPending={check.isPending}>
              {say('app.trust.check')}
            </Button>
            <Button look="bare" onPress={() => remove.mutate()} isPending={remove.isPending}>
              {say('app.remove')}
            </Button>
          </div>
        </>
      ) : null}
    </li>
  )
}
