import { shareGroups } from '@rucksack/contract'
import { useState } from 'react'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { WayBack } from '../parts/way-back.tsx'

/** The learner's own groups of people to show badges to. */
export function GroupsPage() {
  const say = useSay()
  const groups = useRead(shareGroups.listShareGroups)
  return (
    <>
      <WayBack to="/backpack">{say('common.backpack')}</WayBack>
      <PageHeading title={say('app.groups.title')} lead={say('app.groups.lead')} />
      <div className="one-column">
        <Loaded query={groups}>
          {({ items }) => (
            <>
              {items.length === 0 ? <p className="muted">{say('app.groups.none')}</p> : null}
              {items.map(group => (
                <OneGroup key={group.id} group={group} />
              ))}
              <NewGroup />
            </>
          )}
        </Loaded>
      </div>
    </>
  )
}

const lines = (text: string) => text.split(/[\s,;]+/).filter(Boolean)

function OneGroup({ group }: { group: shareGroups.ShareGroup }) {
  const say = useSay()
  const [name, setName] = useState(group.name)
  const [members, setMembers] = useState(group.members.join('\n'))
  const refresh = [shareGroups.listShareGroups]
  const save = useAct(
    shareGroups.changeShareGroup,
    () => ({ params: { group: group.id }, body: { name, members: lines(members) } }),
    { refresh, done: () => tell(say('app.groups.saved')) },
  )
  const end = useAct(shareGroups.deleteShareGroup, () => ({ params: { group: group.id } }), {
    refresh,
    done: () => tell(say('app.groups.deleted')),
  })
  return (
    <Panel title={<bdi>{group.name}</bdi>} lead={say('app.groups.count', { count: group.members.length })}>
      <ActForm problem={save.error ?? end.error} onAct={() => save.mutate()}>
        <GroupFields name={name} members={members} onName={setName} onMembers={setMembers} />
        <div className="button-row">
          <Button type="submit" isPending={save.isPending}>
            {say('app.groups.save')}
          </Button>
          <Button look="bare" isPending={end.isPending} onPress={() => end.mutate()}>
            {say('app.groups.delete')}
          </Button>
        </div>
      </ActForm>
    </Panel>
  )
}

function NewGroup() {
  const say = useSay()
  const [name, setName] = useState('')
  const [members, setMembers] = useState('')
  const make = useAct(shareGroups.createShareGroup, () => ({ body: { name, members: lines(members) } }), {
    refresh: [shareGroups.listShareGroups],
    done: () => {
      setName('')
      setMembers('')
      tell(say('app.groups.saved'))
    },
  })
  return (
    <Panel title={say('app.groups.new')}>
      <ActForm problem={make.error} onAct={() => make.mutate()}>
        <GroupFields name={name} members={members} onName={setName} onMembers={setMembers} />
        <Button type="submit" look="strong" isPending={make.isPending} className="justify-self-start">
          {say('app.groups.make')}
        </Button>
      </ActForm>
    </Panel>
  )
}

type Fields = {
  name: string
  members: string
  onName: (name: string) => void
  onMembers: (members: string) => void
}

function GroupFields({ name, members, onName, onMembers }: Fields) {
  const say = useSay()
  return (
    <>
      <Field
        label={say('app.groups.name')}
        name="name"
        isRequired
        maxLength={80}
        value={name}
        onChange={onName}
      />
      <Field
        label={say('app.groups.members')}
        help={say('app.groups.members-help')}
        name="members"
        rows={4}
        value={members}
        onChange={onMembers}
      />
    </>
  )
}
