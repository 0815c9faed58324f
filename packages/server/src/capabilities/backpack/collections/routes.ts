import { collections as contract } from '@rucksack/contract'
import { type Serving, serve } from '../../../platform/http/serve.ts'
import { requirePerson } from '../../identity/index.ts'
import type { Backpack } from '../backpack.ts'
import { collect, moveCollected, uncollect } from './change-badges.ts'
import { changeCollection, createCollection, deleteCollection } from './change-collection.ts'
import { listCollections, readCollection } from './find-collection.ts'
import { tellStory } from './tell-story.ts'

/** Our API for collections of a person's badges. */
export function collectionRoutes(serving: Serving, backpack: Backpack): void {
  serve(serving, contract.listCollections, async ({ caller, query }) => ({
    items: await listCollections(backpack, requirePerson(caller), query.badge),
  }))

  serve(serving, contract.createCollection, async ({ caller, body }) =>
    createCollection(backpack, requirePerson(caller), body),
  )

  serve(serving, contract.readCollection, async ({ caller, params }) =>
    readCollection(backpack, requirePerson(caller), params.collection),
  )

  serve(serving, contract.changeCollection, async ({ caller, params, body }) =>
    changeCollection(backpack, requirePerson(caller), params.collection, body),
  )

  serve(serving, contract.deleteCollection, async ({ caller, params }) => {
    await deleteCollection(backpack, requirePerson(caller), params.collection)
    return undefined
  })

  serve(serving, contract.collectBadges, async ({ caller, params, body }) =>
    collect(backpack, requirePerson(caller), params.collection, body.badges),
  )

  serve(serving, contract.moveCollected, async ({ caller, params, body }) =>
    moveCollected(backpack, requirePerson(caller), params.collection, body.badges, body.before),
  )

  serve(serving, contract.uncollectBadges, async ({ caller, params, body }) =>
    uncollect(backpack, requirePerson(caller), params.collection, body.badges),
  )

  serve(serving, contract.tellStory, async ({ caller, params, body }) =>
    tellStory(backpack, requirePerson(caller), params, body),
  )
}
