import type { hosting } from '@rucksack/contract'
import { Fact } from '../parts/fact.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'

/** What the host was started with. */
export function HostFacts({ host }: { host: hosting.Host }) {
  const say = useSay()
  return (
    <Panel title={say('app.host.facts')}>
      <dl className="facts">
        <Fact label={say('app.host.address')}>
          <bdi dir="ltr">{host.url}</bdi>
        </Fact>
        <Fact label={say('app.host.mail')}>{say(`app.host.mail-${host.mail}`)}</Fact>
        <Fact label={say('app.host.version')}>
          <bdi dir="ltr">{host.version}</bdi>
        </Fact>
      </dl>
    </Panel>
  )
}
