import type { ExportPage } from '@rucksack/contract/pages'
import { localeFor } from './messages/locales.ts'
import { speak } from './messages/speak.ts'

const parts = ['account', 'addresses', 'badges', 'collections', 'shares', 'share-groups', 'profile'] as const

// Nothing is fetched and nothing runs: the page works from a disk, years later.
const policy = "default-src 'none'; img-src * file: data:; style-src 'unsafe-inline'"

const style = `
:root{color-scheme:light dark;--ground:#faf8f4;--ink:#26221c;--muted:#6a6358;--line:#ded8cc}
@media (prefers-color-scheme:dark){:root{--ground:#1c1a17;--ink:#f1ede5;--muted:#b3aa9c;--line:#443f37}}
body{margin:0 auto;max-width:60rem;padding:2rem 1.25rem 4rem;background:var(--ground);color:var(--ink);font:1.0625rem/1.55 system-ui,sans-serif}
h1{font:600 2rem/1.2 Georgia,serif;margin:0 0 .5rem}h2{font:600 1.35rem/1.3 Georgia,serif;margin:2.5rem 0 1rem}
h3{font-size:1.0625rem;margin:0;overflow-wrap:anywhere}p{margin:.25rem 0;color:var(--muted);overflow-wrap:anywhere}
ul{list-style:none;margin:0;padding:0}li{display:flex;gap:1.25rem;padding:1rem 0;border-top:1px solid var(--line)}
img{width:6rem;height:6rem;object-fit:contain;flex:none}a{color:inherit}li div{min-width:0}`

/** The page of an export, written piece by piece. */
export function exportPage(locale: string): ExportPage {
  const language = localeFor(locale)
  const { text, direction, date } = speak(language)
  let open = false
  const close = () => {
    const tag = open ? '</ul></section>' : ''
    open = false
    return tag
  }
  return {
    begin({ host, at }) {
      const title = text('export.page.title')
      return `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${safe(title)}</title><style>${style}</style></head><body><main><h1>${safe(title)}</h1><p>${safe(text('export.page.made', { host: new URL(host).host, date: date(at.toISOString()) }))}</p><p>${safe(text('export.page.what'))}</p>`
    },
    section(part) {
      const known = parts.find(each => each === part)
      const heading = known === undefined ? part : text(`export.page.${known}`)
      const before = close()
      open = true
      return `${before}<section><h2>${safe(heading)}</h2><ul>`
    },
    card({ title, lines, picture, files }) {
      const image = picture === null ? '' : `<img src="${safe(picture)}" alt="" loading="lazy">`
      const links = files.map(
        file => `<a href="${safe(file)}"><bdi>${safe(file.split('/').at(-1) ?? '')}</bdi></a>`,
      )
      const said = [
        ...lines.map(line => `<p dir="auto">${safe(line)}</p>`),
        links.length > 0 ? `<p>${links.join(' · ')}</p>` : '',
      ]
      return `<li>${image}<div><h3 dir="auto">${safe(title)}</h3>${said.join('')}</div></li>`
    },
    end: () => `${close()}</main></body></html>`,
  }
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const safe = (text: string) => text.replace(/[&<>"']/g, letter => escapes[letter] ?? '')
