import type { Assets } from './assets.ts'
import type { Head } from './describe-page.ts'
import { inLanguage } from './layout.tsx'
import { offeredLocales } from './messages/coverage.ts'
import type { Locale } from './messages/locales.ts'
import type { Frame } from './page.ts'

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='7' fill='%23155468'/%3E%3Cpath d='M12.4 9V7.8a3.6 3.6 0 0 1 7.2 0V9M9 15.4a6.4 6.4 0 0 1 6.4-6.4h1.2a6.4 6.4 0 0 1 6.4 6.4v8.2a2.4 2.4 0 0 1-2.4 2.4h-9.2A2.4 2.4 0 0 1 9 23.6zM12.4 26v-5a1.6 1.6 0 0 1 1.6-1.6h4a1.6 1.6 0 0 1 1.6 1.6v5' fill='none' stroke='%23fff' stroke-width='2' stroke-linejoin='round'/%3E%3C/svg%3E"

type Props = { head: Head; frame: Frame; assets: Assets; locale: Locale }

/** What stands in `<head>`: title, language versions, cards for those who are sent the link, style, scripts. */
export function DocumentHead({ head, frame, assets, locale }: Props) {
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{head.title}</title>
      {head.description ? <meta name="description" content={head.description} /> : null}
      {head.indexed ? null : <meta name="robots" content="noindex" />}
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href={icon} />
      {head.styles.map(href => (
        <link rel="stylesheet" href={href} key={href} />
      ))}
      {fontsFor(assets, locale, head.serif).map(href => (
        <link rel="preload" as="font" type="font/woff2" crossOrigin="anonymous" href={href} key={href} />
      ))}
      {head.indexed
        ? offeredLocales.map(each => (
            <link
              rel="alternate"
              hrefLang={each}
              href={frame.publicUrl + inLanguage(frame.path, each)}
              key={each}
            />
          ))
        : null}
      {head.graph.map(([property, content]) => (
        <meta property={property} content={content} key={property} />
      ))}
      {head.alternates.map(({ type, href, title }) => (
        <link rel="alternate" type={type} href={href} key={href} {...(title ? { title } : {})} />
      ))}
      {head.scripts.map(src => (
        <script type="module" src={src} key={src} />
      ))}
    </head>
  )
}

function fontsFor(assets: Assets, locale: Locale, serif: boolean): string[] {
  const { fonts } = assets
  const wanted = locale === 'ar' ? [fonts.arabic] : [fonts.sans, serif ? fonts.serif : null]
  return wanted.filter(href => href !== null)
}
