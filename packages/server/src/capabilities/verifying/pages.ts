import { problems } from '@rucksack/contract'
import type { Page } from '@rucksack/contract/pages'
import { type RenderPage, sendPage, troubleOf } from '../../platform/http/pages.ts'
import { memoryLimit } from '../../platform/http/rate-limit.ts'
import { readMultipart } from '../../platform/http/read-multipart.ts'
import type { Serving } from '../../platform/http/serve.ts'
import { Problem } from '../../platform/problem.ts'
import { showPicture } from './show-picture.ts'
import { judge, shownReport, type Verifying } from './verifying.ts'

const bodyLimit = 5_200_000
const maxFile = 5_000_000

/** `/verify`: drop a file, paste text or an address, read one sentence and every check. */
export function verifyPages(serving: Serving, verifying: Verifying, render: RenderPage): void {
  const { http } = serving
  const limit = memoryLimit(serving.clock, 60, 60)

  http.get('/verify', async (request, reply) =>
    sendPage(render, request, reply, { kind: 'verify', report: null, trouble: null, given: null }),
  )

  http.post('/verify', { bodyLimit }, async (request, reply) => {
    let given: string | null = null
    try {
      limit(request.ip)
      const { fields, files } = await readMultipart(request)
      const file = files['file']
      given = fields['text']?.trim() || null
      const input = file && file.length > 0 ? file : given
      if (input === null)
        throw new Problem('bad-request', { detail: 'Choose a file, or paste a badge or its address.' })
      if (input.length > maxFile)
        throw new Problem('too-large', { detail: 'Badges of up to 5 MB are checked here.' })
      const recipient = fields['recipient']?.trim()
      const report = await judge(verifying, input, recipient ? [recipient] : null)
      const shown = shownReport(verifying, report, serving.localeOf(request))
      const image = await showPicture(verifying.ports, report)
      const page: Page = {
        kind: 'verify',
        report: shown.badge && image !== null ? { ...shown, badge: { ...shown.badge, image } } : shown,
        trouble: null,
        given,
      }
      return await sendPage(render, request, reply, page)
    } catch (cause) {
      const { status, ...trouble } = troubleOf(cause, code => problems[code].advice)
      return await sendPage(
        render,
        request,
        reply,
        { kind: 'verify', report: null, trouble, given },
        { status },
      )
    }
  })
}
