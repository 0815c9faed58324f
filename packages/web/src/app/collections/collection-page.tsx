import { collections } from '@rucksack/contract'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { Button } from '../parts/button.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'
import { WayBack } from '../parts/way-back.tsx'
import { AddBadges } from './add-badges.tsx'
import { CollectedBadges } from './collected-badges.tsx'
import { CollectionWords } from './collection-words.tsx'

/** One collection: its words, its badges in order, more of them, and its end. */
export function CollectionPage() {
  const say = useSay()
  const { id = '' } = useParams()
  const query = useRead(collections.readCollection, { params: { collection: id } })
  return (
    <>
      <WayBack to="/backpack/collections">{say('app.collections.title')}</WayBack>
      <Loaded query={query}>
        {collection => (
          <>
            <PageHeading title={collection.name} acts={<DeleteCollection collection={collection} />} />
            <div className="one-column stack wide">
              <Panel title={say('app.collections.badges')} lead={say('app.collections.badges-lead')}>
                <CollectedBadges collection={collection} />
              </Panel>
              <Panel title={say('app.collections.add')}>
                <AddBadges collection={collection} />
              </Panel>
              <Panel title={say('app.collections.words')}>
                <CollectionWords collection={collection} />
              </Panel>
            </div>
          </>
        )}
      </Loaded>
    </>
  )
}

function DeleteCollection({ collection }: { collection: collections.Collection }) {
  const say = useSay()
  const go = useNavigate()
  const [asking, setAsking] = useState(false)
  const end = useAct(collections.deleteCollection, () => ({ params: { collection: collection.id } }), {
    refresh: [collections.listCollections],
    done: () => void go('/backpack/collections'),
  })
  return (
    <>
      <Button onPress={() => setAsking(true)}>{say('app.collections.delete')}</Button>
      <Confirm
        title={say('app.collections.delete')}
        act={say('app.collections.delete')}
        isOpen={asking}
        isPending={end.isPending}
        problem={end.error}
        onConfirm={() => end.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>{say('app.collections.delete-why')}</p>
      </Confirm>
    </>
  )
}
