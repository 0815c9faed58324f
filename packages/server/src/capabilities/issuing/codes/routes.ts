import { codes as contract } from '@rucksack/contract'
import type { SheetWords } from '@rucksack/contract/pages'
import { type Serving, serve } from '../../../platform/http/serve.ts'
import { requireRole } from '../../organisations/index.ts'
import { requireAwarder } from '../grants/index.ts'
import type { Issuing } from '../issuing.ts'
import { approveRequest, listRequests, refuseRequest } from './code-requests.ts'
import { codeSheet } from './code-sheet.ts'
import { endCode, listCodes, requireCode, requireSheet, showCode } from './find-code.ts'
import { makeCodes } from './make-codes.ts'
import { shownCode } from './show-code.ts'

/** Our API for those who make claim codes and answer what they ask. */
export function codeRoutes(
  serving: Serving,
  issuing: Issuing,
  sheetWords: (achievement: string, locale: string) => SheetWords,
): void {
  serve(serving, contract.createCodes, async ({ caller, params, body }) => {
    const { achievement, organisation, person } = await requireAwarder(
      issuing,
      caller,
      params.achievement,
      body.organisation,
    )
    const rows = await makeCodes(issuing, achievement, organisation.id, body, person)
    return {
      sheet: rows[0]?.sheet_id ?? '',
      items: rows.map(row => shownCode(issuing, { row, achievement, organisation }, 0)),
    }
  })

  serve(serving, contract.listCodes, async ({ caller, params, query }) => {
    const { organisation } = await requireRole(issuing.organisations, caller, params.organisation, 'awarder')
    return await listCodes(issuing, organisation, query)
  })

  serve(serving, contract.readCode, async ({ caller, params }) =>
    showCode(issuing, await requireCode(issuing, caller, params.code)),
  )

  serve(serving, contract.endCode, async ({ caller, params }) =>
    showCode(issuing, await endCode(issuing, await requireCode(issuing, caller, params.code))),
  )

  serve(serving, contract.printCodes, async ({ caller, params, query, locale, reply }) => {
    const codes = await requireSheet(issuing, caller, params.sheet)
    const words = sheetWords(codes[0]?.achievement.name ?? '', locale)
    const pdf = await codeSheet(issuing, codes, query.paper ?? 'a4', words)
    reply
      .type('application/pdf')
      .header('cache-control', 'no-store')
      .header('content-disposition', 'inline; filename="codes.pdf"')
    return pdf
  })

  serve(serving, contract.listCodeRequests, async ({ caller, params, query }) => {
    const { organisation } = await requireRole(issuing.organisations, caller, params.organisation, 'awarder')
    return await listRequests(issuing, organisation, query)
  })

  serve(serving, contract.approveCodeRequest, async ({ caller, params }) =>
    approveRequest(issuing, caller, params.request),
  )

  serve(serving, contract.refuseCodeRequest, async ({ caller, params, body }) =>
    refuseRequest(issuing, caller, params.request, body.reason),
  )
}
