import type { Assets, Frame, Page, Renderer } from '@rucksack/contract/pages'
import type { FastifyRequest } from 'fastify'
import { readPerson } from '../capabilities/identity/index.ts'
import type { Db } from '../platform/db.ts'
import { remember } from '../platform/remember.ts'

export type Framing = {
  db: Db
  publicUrl: string
  mailbox: boolean
  renderer: Renderer
  assets: Assets
  hostName: () => Promise<string>
  localeOf: (request: FastifyRequest) => string
}

/** Put what every page knows around a page, and make its HTML. */
export function makeFrames(framing: Framing) {
  const { renderer, assets, publicUrl, mailbox } = framing
  const names = remember<string>(1, 2_000)
  let lastName = new URL(publicUrl).host
  const frame = (locale: string, path: string, person: Frame['person']): Frame => ({
    locale,
    publicUrl,
    hostName: lastName,
    path,
    person,
    mailbox,
  })
  const freshName = async () => {
    lastName = await names('', framing.hostName)
    return lastName
  }
  return {
    /** A page for whoever asks. */
    async render(page: Page, request: FastifyRequest): Promise<string> {
      await freshName()
      const { caller } = request
      const person =
        caller.person === null
          ? null
          : { name: (await readPerson(framing.db, caller.person)).name, operator: caller.operator }
      return renderer.renderPage(page, frame(framing.localeOf(request), request.url, person), assets)
    },
    /** A page as a stranger sees it, with what is known without asking the database. */
    renderForStranger(page: Page, locale: string, path: string): string {
      return renderer.renderPage(page, frame(locale, path, null), assets)
    },
    mailFrame: async (locale: string) => ({ locale, publicUrl, hostName: await freshName() }),
  }
}

export type Frames = ReturnType<typeof makeFrames>
