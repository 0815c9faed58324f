import type { CSSProperties } from 'react'
import { brandColours } from '../brand/brand-colours.ts'
import { toHex } from '../brand/hex.ts'
import type { Speech } from '../messages/speak.ts'
import { Html } from '../pages/html.tsx'
import { linked } from '../pages/linked.tsx'
import { safeHref } from '../pages/safe-href.ts'
import type { Letter } from './letter.ts'
import type { MailFrame } from './write-mail.ts'

const sans = "'Source Sans 3', 'Segoe UI', Roboto, Helvetica, Arial, 'Noto Sans Arabic', sans-serif"
const serif = "'Source Serif 4', Georgia, 'Times New Roman', 'Noto Naskh Arabic', serif"

/* Inline styles are for light; the one style sheet turns colours round where the reader's program is dark. */
const dark = `@media (prefers-color-scheme: dark) {
.paper { background: #1b1713 !important; color: #efe9df !important }
.sheet { background: #251f1a !important; border-color: #40382f !important }
.ink { color: #efe9df !important } .soft { color: #bdb4a6 !important }
.press { background: #8ecfe2 !important; color: #0c2730 !important }
.digits { background: #1b1713 !important; color: #efe9df !important; border-color: #40382f !important }
.ground { background: #ffffff !important }
a.plain, a.link { color: #8ecfe2 !important } }`

const styles = {
  paper: { margin: 0, padding: '24px 12px', background: '#f8f5ee', color: '#2a231b', fontFamily: sans },
  sheet: {
    maxWidth: 560,
    margin: '0 auto',
    padding: '28px 24px',
    background: '#fdfcf9',
    border: '1px solid #ddd6c8',
    borderRadius: 16,
  },
  host: { margin: '0 0 20px', fontSize: 15, color: '#5f574c' },
  picture: { display: 'block', width: 180, height: 'auto', maxWidth: '60%', margin: '0 auto' },
  ground: {
    padding: 20,
    background: '#ffffff',
    color: '#2a231b',
    borderRadius: 12,
    textAlign: 'center',
    marginBottom: 20,
  },
  title: {
    margin: '0 0 14px',
    fontFamily: serif,
    fontSize: 26,
    lineHeight: 1.25,
    fontWeight: 600,
    color: '#2a231b',
  },
  text: { margin: '0 0 14px', fontSize: 17, lineHeight: 1.55, color: '#2a231b' },
  small: { margin: '0 0 8px', fontSize: 15, lineHeight: 1.5, color: '#5f574c' },
  press: {
    display: 'inline-block',
    padding: '13px 24px',
    background: '#155468',
    color: '#ffffff',
    borderRadius: 8,
    fontSize: 17,
    fontWeight: 600,
    textDecoration: 'none',
  },
  digits: {
    display: 'inline-block',
    margin: '0 0 16px',
    padding: '10px 18px',
    background: '#f3efe6',
    border: '1px solid #ddd6c8',
    borderRadius: 8,
    fontFamily: "'DejaVu Sans Mono', Menlo, Consolas, monospace",
    fontSize: 28,
    letterSpacing: 5,
    color: '#2a231b',
  },
  note: { margin: '0 0 16px', paddingInlineStart: 14, borderInlineStart: '3px solid #d9b65a' },
  end: {
    maxWidth: 560,
    margin: '16px auto 0',
    fontSize: 14,
    lineHeight: 1.5,
    color: '#5f574c',
    textAlign: 'center',
  },
} satisfies Record<string, CSSProperties>

/** A letter as HTML for mail programs: one column, no tables, nothing fetched. */
export function MailHtml({ letter, frame, speech }: { letter: Letter; frame: MailFrame; speech: Speech }) {
  const { text } = speech
  return (
    <html lang={speech.locale} dir={speech.direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{letter.subject}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: constants of this file and a checked colour */}
        <style dangerouslySetInnerHTML={{ __html: sheet(letter.brand) }} />
      </head>
      <body className="paper" style={styles.paper}>
        <main lang={speech.locale} dir={speech.direction}>
          <div className="sheet" style={styles.sheet}>
            <p className="soft" style={styles.host}>
              <bdi>{frame.hostName}</bdi>
            </p>
            {letter.picture === null ? null : (
              <div className="ground" style={styles.ground}>
                {/* With another priority React would add a preload, which mail programs take for tracking. */}
                <img
                  src="cid:badge"
                  alt={letter.picture}
                  width={180}
                  style={styles.picture}
                  fetchPriority="low"
                />
              </div>
            )}
            <h1 className="ink" style={styles.title} dir="auto">
              {letter.title}
            </h1>
            {letter.opening.map(paragraph => (
              <p className="ink" style={styles.text} key={paragraph} dir="auto">
                {paragraph}
              </p>
            ))}
            {letter.button ? (
              <p style={{ margin: '20px 0' }}>
                <a
                  className="press"
                  style={{ ...styles.press, ...pressed(letter.brand) }}
                  href={letter.button.url}
                >
                  {letter.button.label}
                </a>
              </p>
            ) : null}
            {letter.code === null ? null : (
              <>
                {letter.button ? (
                  <p className="ink" style={styles.text}>
                    {text('mail.code.or')}
                  </p>
                ) : null}
                <p className="digits" style={styles.digits} dir="ltr">
                  {letter.code}
                </p>
              </>
            )}
            <Enclosed letter={letter} />
            {letter.closing.map(paragraph => (
              <p className="soft" style={styles.small} key={paragraph}>
                {linked(paragraph)}
              </p>
            ))}
          </div>
          <p className="soft" style={styles.end}>
            {text('mail.footer', { host: frame.hostName })}
            <br />
            <a className="plain" href={frame.publicUrl} style={{ color: '#155468' }} dir="ltr">
              {frame.publicUrl.replace(/^https?:\/\//, '')}
            </a>
          </p>
        </main>
      </body>
    </html>
  )
}

function Enclosed({ letter }: { letter: Letter }) {
  return (
    <>
      {letter.note ? (
        <div style={styles.note}>
          <p className="soft" style={styles.small}>
            {letter.note.label}
          </p>
          {letter.note.html === null ? (
            letter.note.text.split(/\n{2,}/).map(paragraph => (
              <p className="ink" style={styles.text} key={paragraph} dir="auto">
                {paragraph}
              </p>
            ))
          ) : (
            <Html html={letter.note.html} />
          )}
        </div>
      ) : null}
      {letter.linksLabel === null ? null : (
        <>
          <p className="soft" style={styles.small}>
            {letter.linksLabel}
          </p>
          {letter.links.map(({ name, url }) => (
            <p className="ink" style={styles.text} key={name + url}>
              {safeHref(url) ? (
                <a className="plain" href={safeHref(url) ?? ''} style={{ color: '#155468' }}>
                  <bdi>{name}</bdi>
                </a>
              ) : (
                <bdi>{name}</bdi>
              )}
            </p>
          ))}
        </>
      )}
    </>
  )
}

/** The button in the colour of the organisation. */
function pressed(brand: string | null): CSSProperties {
  return brand === null ? {} : { background: toHex(brandColours(brand).light.accent) }
}

/** Colours for dark, and how they turn the button of a brand. */
function sheet(brand: string | null): string {
  const all = `:root { color-scheme: light dark } ${dark}`
  if (brand === null) return all
  const { accent, onAccent } = brandColours(brand).dark
  const colours = `background: ${toHex(accent)} !important; color: ${toHex(onAccent)} !important`
  return `${all} @media (prefers-color-scheme: dark) { .press { ${colours} } }`
}
