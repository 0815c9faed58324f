import { networks } from '@rucksack/contract'
import { useState } from 'react'
import { useAct } from '../data/use-act.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'
import { WebLink } from '../parts/web-link.tsx'
import { useOrganisation } from './organisation-layout.tsx'

const refresh = [networks.listNetworks]

/** One network: its members, and what an owner does about it. */
export function NetworkPanel({ network }: { network: networks.Network }) {
  const say = useSay()
  const { slug, role } = useOrganisation()
  const leads = network.lead.slug === slug
  const mine = network.members.find(each => each.slug === slug)
  const owner = role === 'owner'
  const of = (organisation: string) => ({ params: { network: network.slug, organisation } })
  const join = useAct(networks.joinNetwork, () => of(slug), { refresh })
  const leave = useAct(networks.leaveNetwork, (organisation: string) => of(organisation), { refresh })
  return (
    <Panel title={network.name} {...(network.description === null ? {} : { lead: network.description })}>
      <ul className="lines">
        {network.members.map(member => (
          <li key={member.slug}>
            <div className="line-what">
              <bdi>{member.name}</bdi>
              <span className="muted small block">
                {say(member.slug === network.lead.slug ? 'networks.leads' : `networks.state-${member.state}`)}
              </span>
            </div>
            {owner && leads && member.slug !== slug ? (
              <Button look="bare" onPress={() => leave.mutate(member.slug)}>
                {say('app.remove')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <WebLink url={network.page} text={say('app.public-page')} />
      {owner && mine?.state === 'invited' ? <p>{say('networks.invited-lead')}</p> : null}
      {owner ? (
        <div className="button-row">
          {mine?.state === 'invited' ? (
            <Button look="strong" isPending={join.isPending} onPress={() => join.mutate()}>
              {say('networks.join')}
            </Button>
          ) : null}
          <Button isPending={leave.isPending} onPress={() => leave.mutate(slug)}>
            {say(mine?.state === 'invited' ? 'networks.decline' : 'networks.leave')}
          </Button>
        </div>
      ) : null}
      <ProblemNote problem={join.error ?? leave.error} />
      {owner && leads ? <InviteMember network={network.slug} /> : null}
    </Panel>
  )
}

function InviteMember({ network }: { network: string }) {
  const say = useSay()
  const [to, setTo] = useState('')
  const invite = useAct(
    networks.inviteToNetwork,
    () => ({ params: { network, organisation: to.trim().replace(/^.*\/issuers\//, '') } }),
    { refresh, done: () => setTo('') },
  )
  return (
    <ActForm onAct={() => invite.mutate()} problem={invite.error}>
      <Field
        label={say('networks.invite')}
        help={say('grants.to-help')}
        name="organisation"
        value={to}
        onChange={setTo}
        isRequired
      />
      <Button type="submit" isPending={invite.isPending} className="justify-self-start">
        {say('networks.invite-act')}
      </Button>
    </ActForm>
  )
}
