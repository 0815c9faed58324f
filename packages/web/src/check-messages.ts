import { messagesOf } from './messages/catalogue.ts'
import type { Speech } from './messages/speak.ts'

const prefixes = ['verdict.', 'outcome.', 'check.', 'passed.', 'reason.', 'check-yourself.']
const unused = ['verdict.line.', 'verdict.checks', 'verdict.fetched', 'verdict.detected', 'check-yourself.t']

export type CheckMessages = { locale: string; texts: Record<string, string> }

/** The words "check it yourself" needs, so that the script itself is the same in every language. */
export function checkMessages(speech: Speech): CheckMessages {
  const texts = Object.entries(messagesOf(speech.locale)).filter(
    ([key]) =>
      prefixes.some(prefix => key.startsWith(prefix)) && !unused.some(prefix => key.startsWith(prefix)),
  )
  return { locale: speech.locale, texts: Object.fromEntries(texts) }
}
