import {
  awardBatches,
  codes,
  collections,
  consents,
  exports as exported,
  frameworks,
  grants,
  identity,
  imports,
  issuing,
  networks,
  organisations,
  programmes,
  shareGroups,
  sharing,
  templates,
  trust,
} from '@rucksack/contract'
import { offeredByOb3 } from '../../protocols/ob3/index.ts'
import { authenticator } from '../authenticator.ts'
import { joinAs } from '../cast.ts'
import { DoorClient } from '../door-client.ts'
import type { TestHost, Visitor } from '../index.ts'
import { ids } from './right.ts'

export type People = Record<'owner' | 'learner' | 'other' | 'program' | 'nobody', Visitor>

/** A world in which everything that can be changed is somebody's; `ids` names it all. */
export async function makeOwnThings(host: TestHost, who: People): Promise<void> {
  const { owner, organisation: library, achievement } = await host.verbs.issuer()
  who.owner = owner
  who.nobody = host.stranger()
  ids['organisation'] = library.slug
  ids['achievement'] = achievement.id
  ids['draft'] = (await host.verbs.achievement(owner, library.slug, { publish: false })).id
  ids['template'] = (
    await owner.call(templates.createTemplate, {
      params: { organisation: library.slug },
      body: { achievement: achievement.id },
    })
  ).id
  ids['network'] = (
    await owner.call(networks.foundNetwork, {
      params: { organisation: library.slug },
      body: { name: 'Of libraries' },
    })
  ).id
  ids['grant'] = (
    await owner.call(grants.grant, {
      params: { achievement: achievement.id },
      body: { act: 'copy', to: null },
    })
  ).id
  ids['framework'] = (
    await owner.call(frameworks.uploadFramework, {
      params: { organisation: library.slug },
      query: {},
      bytes: 'conceptUri,preferredLabel\nhttps://b.example/1,B\n',
      mediaType: 'text/csv',
    })
  ).id
  ids['draft2'] = (await host.verbs.achievement(owner, library.slug, { publish: false })).id
  const member = await joinAs(host, owner, library.slug, 'viewer', 'member@library.example')
  ids['member'] = (await member.call(identity.readMe)).id
  ids['invitation'] = (
    await owner.call(organisations.invite, {
      params: { organisation: library.slug },
      body: { email: 'invited@library.example', role: 'viewer' },
    })
  ).id
  ids['part'] = (
    await owner.call(organisations.createOrganisation, { body: { name: 'Part', parent: library.slug } })
  ).slug
  ids['neighbour'] = (
    await owner.call(organisations.createOrganisation, { body: { name: 'Neighbour' } })
  ).slug
  ids['domain'] = (
    await owner.call(trust.addDomain, {
      params: { organisation: library.slug },
      body: { domain: 'proved.example' },
    })
  ).id
  ids['accreditation'] = (
    await owner.call(trust.accredit, {
      body: { organisation: library.slug, statement: 'Known here', givenOn: '2026-05-03' },
    })
  ).id
  const programme = await owner.call(programmes.createProgramme, {
    params: { organisation: library.slug },
    body: { name: 'Making' },
  })
  ids['programme'] = programme.id
  const { link } = await owner.call(organisations.invite, {
    params: { organisation: library.slug },
    body: { email: 'maker@library.example', role: 'viewer', programme: programme.id },
  })
  const maker = await host.signIn('maker@library.example')
  await maker.call(organisations.acceptInvitation, { params: { secret: link.split('/').pop() ?? '' } })
  ids['programme member'] = (await maker.call(identity.readMe)).id
  for (const name of ['pending', 'pending2', 'pending3'])
    ids[name] = (
      await owner.call(issuing.award, {
        params: { achievement: achievement.id },
        body: { recipient: { email: `${name}@learner.example` } },
      })
    ).id

  ids['batch'] = (
    await owner.call(awardBatches.createAwardBatch, {
      query: { achievement: achievement.id },
      bytes: 'listed@learner.example',
      mediaType: 'text/csv',
    })
  ).id
  const { items } = await owner.call(codes.createCodes, {
    params: { achievement: achievement.id },
    body: { mode: 'request' },
  })
  ids['claimCode'] = items[0]?.id ?? ''
  ids['codeText'] = items[0]?.text ?? ''
  const asking = await host.signIn('asking@learner.example')
  await asking.call(codes.takeCode, { params: { text: ids['codeText'] }, body: {} })
  const asked = await owner.call(codes.listCodeRequests, { params: { organisation: library.slug } })
  ids['request'] = asked.items[0]?.id ?? ''

  const ada = 'ada@learner.example'
  const { award, learner, badge } = await host.verbs.accepted(owner, achievement.id, ada)
  who.learner = learner
  ids['award'] = award.id
  ids['badge'] = badge
  ids['share'] = (
    await learner.call(sharing.shareBadge, { params: { badge }, body: { audience: 'link' } })
  ).id
  ids['group'] = (
    await learner.call(shareGroups.createShareGroup, { body: { name: 'Ours', members: [] } })
  ).id
  for (const name of ['collection', 'collection2'])
    ids[name] = (
      await learner.call(collections.createCollection, { body: { name: 'Mine', badges: [badge] } })
    ).id
  ids['import'] = (
    await learner.call(imports.createImport, { bytes: 'https://badges.example/1', mediaType: 'text/plain' })
  ).id
  ids['export'] = (await learner.call(exported.createExport)).id
  for (const name of ['waiting', 'waiting2'])
    ids[name] = (await host.verbs.award(owner, achievement.id, ada)).id
  for (const name of ['claim', 'claim2']) {
    await host.verbs.award(owner, achievement.id, ada)
    ids[name] = host.verbs.claimSecret(ada)
  }
  await learner
    .call(identity.addAddress, { body: { email: 'second@learner.example' } })
    .then(async ({ attempt }) => {
      await host.settle()
      const code = /\b\d{3} ?\d{3}\b/.exec(host.post.last('second@learner.example').text)?.[0] ?? ''
      const me = await learner.call(identity.confirmAddress, { body: { attempt, code } })
      ids['address'] = me.addresses[1]?.id ?? ''
    })
  await learner
    .call(identity.addAddress, { body: { email: 'third@learner.example' } })
    .then(async ({ attempt }) => {
      await host.settle()
      ids['attempt'] = attempt
      ids['code'] = /\b\d{3} ?\d{3}\b/.exec(host.post.last('third@learner.example').text)?.[0] ?? ''
    })
  await host.signIn(ada)
  ids['session'] = (await learner.call(identity.listSessions)).items.find(each => !each.current)?.id ?? ''
  const making = await learner.call(identity.passkeyOptions)
  const response = authenticator(host.url).register(making.options)
  ids['passkey'] = (
    await learner.call(identity.addPasskey, { body: { attempt: making.attempt, name: 'x', response } })
  ).id
  ids['token'] = (
    await learner.call(identity.createToken, { body: { name: 'x', scopes: ['profile:read'] } })
  ).token.id
  await new DoorClient(host.url, offeredByOb3.map(each => each.scope).join(' ')).connect(learner)
  ids['consent'] = (await learner.call(consents.listConsents)).items[0]?.id ?? ''
  who.other = await host.signIn('other@learner.example')
}
