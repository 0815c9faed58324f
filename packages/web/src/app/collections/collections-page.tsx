import { collections } from '@rucksack/contract'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Picture } from '../parts/picture.tsx'
import { useSay } from '../parts/say.tsx'
import { WayBack } from '../parts/way-back.tsx'

/** Every collection of the learner, and the way to one more. */
export function CollectionsPage() {
  const say = useSay()
  const query = useRead(collections.listCollections)
  return (
    <>
      <WayBack to="/backpack">{say('common.backpack')}</WayBack>
      <PageHeading title={say('app.collections.title')} lead={say('app.collections.lead')} />
      <div className="stack wide">
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="muted">{say('app.collections.none')}</p>
            ) : (
              <ul className="shelf">
                {items.map(each => (
                  <Line key={each.id} collection={each} />
                ))}
              </ul>
            )
          }
        </Loaded>
        <NewCollection />
      </div>
    </>
  )
}

function Line({ collection }: { collection: collections.CollectionLine }) {
  const say = useSay()
  return (
    <li className="shelf-item">
      <Link to={`/backpack/collections/${collection.id}`}>
        <Picture src={collection.cover ?? collection.pictures[0] ?? null} alt="" size="shelf" />
        <span className="shelf-name serif" dir="auto">
          {collection.name}
        </span>
        <span className="muted small">{say('app.collections.count', { count: collection.count })}</span>
      </Link>
    </li>
  )
}

function NewCollection() {
  const say = useSay()
  const go = useNavigate()
  const [name, setName] = useState('')
  const make = useAct(collections.createCollection, () => ({ body: { name } }), {
    refresh: [collections.listCollections],
    done: ({ id }) => void go(`/backpack/collections/${id}`),
  })
  return (
    <ActForm problem={make.error} onAct={() => make.mutate()} className="one-column">
      <Field
        label={say('app.collections.new')}
        name="name"
        isRequired
        maxLength={120}
        value={name}
        onChange={setName}
      />
      <Button type="submit" look="strong" isPending={make.isPending} className="justify-self-start">
        {say('app.collections.make')}
      </Button>
    </ActForm>
  )
}
