import type { SheetWords } from '@rucksack/contract/pages'
import { renderSVG } from 'uqr'
import { pictureToPng } from '../../../platform/images/to-png.ts'
import { type PdfFiles, typesetPdf } from '../../../platform/pdf.ts'
import type { Issuing } from '../issuing.ts'
import { sheetSource } from './sheet-source.ts'
import { codeState, codeTextOf, codeUrl, type WholeCode } from './show-code.ts'

const picturePixels = 360

/** The codes of a sheet that can still be used, as slips to cut out: eight on a page. */
export async function codeSheet(
  issuing: Issuing,
  codes: WholeCode[],
  paper: 'a4' | 'letter',
  words: SheetWords,
): Promise<Buffer> {
  const now = issuing.clock.now()
  const open = codes.filter(each => ['open', 'waiting'].includes(codeState(each.row, now)))
  const [first] = codes
  const files: PdfFiles = {}
  if (first)
    files['badge.png'] = await pictureToPng(
      await issuing.files.get(first.achievement.image_sha),
      first.achievement.image_type,
      picturePixels,
    )
  const slips = open.map(({ row, achievement, organisation }, at) => {
    const text = codeTextOf(issuing, row)
    files[`code-${at}.svg`] = renderSVG(codeUrl(issuing.publicUrl, text), { ecc: 'M', border: 2 })
    return {
      qr: `code-${at}.svg`,
      text,
      name: row.reserved_name,
      achievement: achievement.name,
      organisation: organisation.name,
      until: row.closes_at?.toISOString().slice(0, 10) ?? null,
    }
  })
  const page = `${issuing.publicUrl.replace(/^https?:\/\//, '')}/code`
  files['data.json'] = JSON.stringify({ slips, page, words })
  return await typesetPdf(sheetSource(paper), files)
}
