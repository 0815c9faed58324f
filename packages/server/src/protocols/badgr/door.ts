import type { Serving } from '../../platform/http/serve.ts'
import { assertionRoutes } from './assertion-routes.ts'
import { backpackRoutes } from './backpack-routes.ts'
import { badgeClassRoutes } from './badge-class-routes.ts'
import type { Badgr } from './badgr.ts'
import { batchRoutes } from './batch-routes.ts'
import { refuse } from './envelope.ts'
import { routesOf } from './guard.ts'
import { issuerRoutes } from './issuer-routes.ts'
import { publicRoutes } from './public-routes.ts'
import { tokenRoutes } from './token-routes.ts'
import { userRoutes } from './user-routes.ts'

/** The API of Badgr, version 2: what was written for that goes on here with another host name. */
export function badgrDoor(serving: Serving, door: Badgr): void {
  const { http } = serving
  tokenRoutes(serving, door)
  const route = routesOf(http, door)
  userRoutes(route, door)
  issuerRoutes(route, door)
  badgeClassRoutes(route, door)
  assertionRoutes(route, door)
  batchRoutes(route, door)
  backpackRoutes(route, door)
  publicRoutes(serving, door)
  http.route({
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/v2/*',
    config: { door: true },
    handler: async (_request, reply) =>
      refuse(reply, 404, 'entity not found or insufficient privileges', {
        validationErrors: ['This host has no such operation. CONFORMANCE.md of Rucksack lists what it has.'],
      }),
  })
}
