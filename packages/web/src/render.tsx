import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Assets } from './assets.ts'
import { DataBlock } from './data-block.tsx'
import { describePage } from './describe-page.ts'
import { DocumentHead } from './head.tsx'
import { localeFor } from './messages/locales.ts'
import { speak } from './messages/speak.ts'
import { SpeechContext } from './messages/speech-context.ts'
import type { Frame, Page } from './page.ts'
import { PageBody } from './page-body.tsx'
import { structuredData } from './structured-data.ts'

export { type Assets, readAssets } from './assets.ts'
export { brandCss } from './brand/brand-css.ts'
export { cardSvg } from './card.ts'
export { exportPage } from './export-page.ts'
export { writeMail } from './mails/write-mail.ts'
export { offeredLocales as locales } from './messages/coverage.ts'
export { sheetWords } from './sheet-words.ts'
export { verdictText } from './verdict-text.ts'

/** A whole HTML document for any page, in the language of the frame. */
export function renderPage(page: Page, frame: Frame, assets: Assets): string {
  const locale = localeFor(frame.locale)
  const speech = speak(locale)
  const data = structuredData(page)
  const document: ReactNode = (
    <SpeechContext value={speech}>
      <html lang={locale} dir={speech.direction}>
        <DocumentHead
          head={describePage(page, frame, assets, speech)}
          frame={frame}
          assets={assets}
          locale={locale}
        />
        <body>
          <PageBody page={page} frame={frame} />
          {data ? <DataBlock type="application/ld+json" value={data} /> : null}
          {page.kind === 'award' || page.kind === 'share' ? (
            <DataBlock id="check" value={page.badge.check} />
          ) : null}
          {page.kind === 'app' ? <DataBlock id="frame" value={frame} /> : null}
        </body>
      </html>
    </SpeechContext>
  )
  return `<!doctype html>${renderToStaticMarkup(document)}`
}
