import { tree } from '@rucksack/contract'
import { Building2, CornerDownRight, Plus } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { Icon } from '../../components/icon.tsx'
import { useRead } from '../data/use-read.ts'
import { Button } from '../parts/button.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'
import { ArchiveOrganisation } from './archive-organisation.tsx'
import { FoundOrganisation } from './found-organisation.tsx'
import { MergeOrganisation } from './merge-organisation.tsx'
import { MoveOrganisation } from './move-organisation.tsx'
import { useOrganisation } from './organisation-layout.tsx'

type Node = tree.Tree['below'][number]

/** Where the organisation stands: what is above it, what is below, and how to change that. */
export function StructurePage() {
  const say = useSay()
  const { slug, role, id, name } = useOrganisation()
  const query = useRead(tree.readTree, { params: { organisation: slug } })
  const [founding, setFounding] = useState(false)
  const owner = role === 'owner'
  const act = owner ? (
    <Button look="strong" onPress={() => setFounding(true)}>
      <Icon of={Plus} />
      {say('app.tree.add')}
    </Button>
  ) : null
  return (
    <>
      <PageHeading title={say('app.manage.structure')} lead={say('app.tree.lead')} acts={act} />
      <Loaded query={query}>
        {({ above, below, merged }) => (
          <>
            <Panel title={say('app.tree.place')}>
              <ol className="tree">
                {above.map((each, depth) => (
                  <li key={each.id} style={{ marginInlineStart: `${depth * 1.25}rem` }}>
                    <Line node={each} />
                  </li>
                ))}
                <li style={{ marginInlineStart: `${above.length * 1.25}rem` }}>
                  <strong aria-current="true" className="tree-here">
                    <Icon of={Building2} />
                    <bdi>{name}</bdi>
                  </strong>
                  <Parts nodes={below} of={id} />
                </li>
              </ol>
              {below.length === 0 ? <p className="muted">{say('app.tree.none')}</p> : null}
            </Panel>
            {merged.length === 0 ? null : (
              <Panel title={say('app.tree.merged')} lead={say('app.tree.merged-lead')}>
                <ul className="lines">
                  {merged.map(each => (
                    <li key={each.id}>
                      <bdi>{each.name}</bdi>
                    </li>
                  ))}
                </ul>
              </Panel>
            )}
            {owner ? (
              <>
                <MoveOrganisation below={below} />
                <ArchiveOrganisation />
                <MergeOrganisation below={below} />
              </>
            ) : null}
          </>
        )}
      </Loaded>
      <FoundOrganisation isOpen={founding} onClose={() => setFounding(false)} parent={slug} />
    </>
  )
}

function Parts({ nodes, of }: { nodes: Node[]; of: string }) {
  const mine = nodes.filter(each => each.parentId === of)
  if (mine.length === 0) return null
  return (
    <ul className="tree-parts">
      {mine.map(each => (
        <li key={each.id}>
          <Line node={each} />
          <Parts nodes={nodes} of={each.id} />
        </li>
      ))}
    </ul>
  )
}

function Line({ node }: { node: Omit<Node, 'parentId'> }) {
  const say = useSay()
  return (
    <span className="tree-line">
      <Icon of={CornerDownRight} />
      <Link className="link" to={`/manage/${node.slug}/structure`} dir="auto">
        {node.name}
      </Link>
      {node.archivedAt === null ? null : <span className="tag">{say('app.tree.in-archive')}</span>}
    </span>
  )
}
