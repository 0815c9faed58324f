import { hosting } from '@rucksack/contract'
import { useLocation } from 'react-router'
import { allLocales, autonyms, isLocale, type Locale } from '../../messages/locales.ts'
import { useRead } from '../data/use-read.ts'
import { frame } from '../frame.ts'
import { useSay } from '../parts/say.tsx'

const legal = ['terms', 'privacy', 'imprint', 'accessibility'] as const

/** Legal pages, developer docs and the languages of this host. */
export function SiteFooter() {
  const say = useSay()
  const { pathname, search } = useLocation()
  const host = useRead(hosting.readHost)
  const languages: Locale[] = host.data?.languages.filter(isLocale) ?? [...allLocales]
  return (
    <footer className="site-footer">
      <div className="bounds">
        <ul>
          {legal.map(page => (
            <li key={page}>
              <a href={`/legal/${page}`}>{say(`common.${page}`)}</a>
            </li>
          ))}
          <li>
            <a href="/docs">{say('common.docs')}</a>
          </li>
          {frame.mailbox ? (
            <li>
              <a href="/mailbox">{say('common.mailbox')}</a>
            </li>
          ) : null}
        </ul>
        <ul aria-label={say('common.language')}>
          {languages.map(language => (
            <li key={language}>
              <a
                href={`${pathname}?${inLanguage(search, language)}`}
                lang={language}
                hrefLang={language}
                {...(frame.locale === language ? { 'aria-current': 'true' as const } : {})}
              >
                {autonyms[language]}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  )
}

function inLanguage(search: string, language: Locale): string {
  const query = new URLSearchParams(search)
  query.set('lang', language)
  return query.toString()
}
