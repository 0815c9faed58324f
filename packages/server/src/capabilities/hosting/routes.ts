import { hosting as contract } from '@rucksack/contract'
import { type Serving, serve } from '../../platform/http/serve.ts'
import { changeHost, describeHost, type Hosting } from './hosting.ts'
import { changeLegal, readLegal } from './legal.ts'

/** Our API for the host itself. */
export function hostingRoutes(serving: Serving, hosting: Hosting, isSetUp: () => Promise<boolean>): void {
  serve(serving, contract.readHost, async () => describeHost(hosting, await isSetUp()))

  serve(serving, contract.changeHost, async ({ body }) => {
    await changeHost(hosting, body)
    return await describeHost(hosting, true)
  })

  serve(serving, contract.readLegalPage, async ({ params, locale }) =>
    readLegal(hosting, params.page, locale),
  )

  serve(serving, contract.changeLegalPage, async ({ params, body, locale }) => {
    await changeLegal(hosting, params.page, body.text)
    return await readLegal(hosting, params.page, locale)
  })
}
