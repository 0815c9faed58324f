import type { Serving } from '../../platform/http/serve.ts'
import { baker } from './baker.ts'
import { displayer } from './displayer.ts'
import type { Mozilla } from './mozilla.ts'
import { displayedRoutes } from './routes.ts'

/** The door of the Mozilla Backpack: sites made for it change one address. */
export function mozillaDoor(serving: Serving, door: Mozilla): void {
  displayer(serving, door)
  baker(serving, door)
  displayedRoutes(serving, door)
}
