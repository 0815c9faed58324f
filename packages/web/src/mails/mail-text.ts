import type { Speech } from '../messages/speak.ts'
import type { Letter } from './letter.ts'
import type { MailFrame } from './write-mail.ts'

/** The plain-text twin of a letter: the same words in the same order. */
export function mailText(letter: Letter, frame: MailFrame, { text }: Speech): string {
  const { button, code, note, links, linksLabel } = letter
  return [
    letter.title,
    ...letter.opening,
    button ? `${button.label}:\n${button.url}` : null,
    code === null ? null : [button ? text('mail.code.or') : null, code].filter(Boolean).join('\n'),
    note ? `${note.label}\n${indented(note.text)}` : null,
    linksLabel === null
      ? null
      : [linksLabel, ...links.map(({ name, url }) => `- ${name}${url ? `: ${url}` : ''}`)].join('\n'),
    ...letter.closing,
    `-- \n${text('mail.footer', { host: frame.hostName })}\n${frame.publicUrl}`,
  ]
    .filter(part => part !== null)
    .join('\n\n')
}

function indented(text: string): string {
  return text
    .split('\n')
    .map(line => `  ${line}`)
    .join('\n')
}
