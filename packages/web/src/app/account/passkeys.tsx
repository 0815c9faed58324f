import { identity } from '@rucksack/contract'
import { useRead } from '../data/use-read.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'
import { AddPasskey } from './add-passkey.tsx'
import { PasskeyLine } from './passkey-line.tsx'

/** Signing in without mail. */
export function Passkeys() {
  const say = useSay()
  const query = useRead(identity.listPasskeys)
  return (
    <Panel id="passkeys" title={say('app.passkeys.title')} lead={say('app.passkeys.lead')}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{say('app.passkeys.none')}</p>
          ) : (
            <ul className="lines">
              {items.map(passkey => (
                <PasskeyLine key={passkey.id} passkey={passkey} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <AddPasskey />
    </Panel>
  )
}
