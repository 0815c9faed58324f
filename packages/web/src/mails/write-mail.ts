import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { localeFor } from '../messages/locales.ts'
import { speak } from '../messages/speak.ts'
import type { Mail, MailContent } from '../page.ts'
import { composeMail } from './compose-mail.ts'
import { MailHtml } from './mail-html.tsx'
import { mailText } from './mail-text.ts'

export type MailFrame = { locale: string; publicUrl: string; hostName: string }

/** Subject, HTML and its plain-text twin of any mail, in the reader's language. */
export function writeMail(content: MailContent, frame: MailFrame): Mail {
  const speech = speak(localeFor(frame.locale))
  const letter = composeMail(content, frame, speech)
  const html = renderToStaticMarkup(createElement(MailHtml, { letter, frame, speech }))
  return {
    subject: letter.subject.replaceAll(/\s+/g, ' ').trim(),
    html: `<!doctype html>${html}`,
    text: mailText(letter, frame, speech),
  }
}
