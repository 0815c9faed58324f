import type { ReactNode } from 'react'
import { RucksackMark } from './components/rucksack-mark.tsx'
import { offeredLocales } from './messages/coverage.ts'
import { autonyms, directionOf } from './messages/locales.ts'
import { useSpeech } from './messages/speech-context.ts'
import type { Frame } from './page.ts'

/** Header, content and footer of a public page. */
export function Layout({
  frame,
  children,
  wide = false,
}: {
  frame: Frame
  children: ReactNode
  wide?: boolean
}) {
  const { text } = useSpeech()
  return (
    <>
      <a className="skip visually-hidden" href="#content">
        {text('common.skip')}
      </a>
      <SiteHeader frame={frame} />
      <main className={wide ? 'site-main wide' : 'site-main'} id="content" tabIndex={-1}>
        <div className="bounds">{children}</div>
      </main>
      <SiteFooter frame={frame} />
    </>
  )
}

function SiteHeader({ frame }: { frame: Frame }) {
  const { text } = useSpeech()
  const { person } = frame
  const here = (path: string) =>
    frame.path.split('?')[0] === path ? { 'aria-current': 'page' as const } : {}
  return (
    <header className="site-header">
      <div className="bounds">
        <a className="site-name" href="/" aria-label={text('common.home', { host: frame.hostName })}>
          <RucksackMark />
          <bdi>{frame.hostName}</bdi>
        </a>
        <nav className="site-nav" aria-label={text('common.nav')}>
          {person ? (
            <>
              <a href="/backpack">{text('common.backpack')}</a>
              <a href="/manage">{text('common.manage')}</a>
            </>
          ) : null}
          <a href="/verify" {...here('/verify')}>
            {text('common.verify')}
          </a>
          {person ? (
            <>
              {person.operator ? <a href="/admin">{text('common.admin')}</a> : null}
              <a href="/account">{text('common.account')}</a>
              <form method="post" action="/sign-out">
                <button type="submit">{text('common.sign-out')}</button>
              </form>
            </>
          ) : (
            <a href="/sign-in" {...here('/sign-in')}>
              {text('common.sign-in')}
            </a>
          )}
        </nav>
      </div>
    </header>
  )
}

const legal = ['terms', 'privacy', 'imprint', 'accessibility'] as const

function SiteFooter({ frame }: { frame: Frame }) {
  const { text, locale } = useSpeech()
  return (
    <footer className="site-footer">
      <div className="bounds">
        <nav aria-label={text('common.footer')}>
          <ul>
            {legal.map(page => (
              <li key={page}>
                <a href={`/legal/${page}`}>{text(`common.${page}`)}</a>
              </li>
            ))}
            <li>
              <a href="/docs">{text('common.docs')}</a>
            </li>
            {frame.mailbox ? (
              <li>
                <a href="/mailbox">{text('common.mailbox')}</a>
              </li>
            ) : null}
          </ul>
        </nav>
        <nav aria-label={text('common.language')}>
          <ul>
            {offeredLocales.map(each => (
              <li key={each}>
                <a
                  href={inLanguage(frame.path, each)}
                  lang={each}
                  hrefLang={each}
                  dir={directionOf(each)}
                  {...(each === locale ? { 'aria-current': 'true' as const } : {})}
                >
                  {autonyms[each]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  )
}

/** The same page in another language. */
export function inLanguage(path: string, locale: string): string {
  const url = new URL(path, 'http://host.invalid')
  url.searchParams.set('lang', locale)
  return url.pathname + url.search
}
