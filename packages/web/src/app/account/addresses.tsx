import type { identity } from '@rucksack/contract'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'
import { AddAddress } from './add-address.tsx'
import { AddressLine } from './address-line.tsx'

/** Every address badges may be awarded to; each must be confirmed. */
export function Addresses({ me }: { me: identity.Me }) {
  const say = useSay()
  return (
    <Panel id="addresses" title={say('app.addresses.title')} lead={say('app.addresses.lead')}>
      <ul className="lines">
        {me.addresses.map(address => (
          <AddressLine key={address.id} address={address} />
        ))}
      </ul>
      <AddAddress />
    </Panel>
  )
}
