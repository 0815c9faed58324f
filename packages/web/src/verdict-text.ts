import { isMessageKey, type MessageKey } from './messages/catalogue.ts'
import { localeFor } from './messages/locales.ts'
import { type Speech, speak } from './messages/speak.ts'

export type Sentence = { code: string; params: Record<string, string> }

/** The sentence of a report for a person in a hurry, in the language asked for. */
export function verdictText(sentence: Sentence, locale: string): string {
  const speech = speak(localeFor(locale))
  const { name, issuer } = named(speech, sentence.params)
  const count = Number(sentence.params['count'] ?? 0)
  const nameless = sentence.code === 'could-not-tell' && !sentence.params['name']
  const key = nameless ? 'verdict.text.could-not-tell-nameless' : `verdict.text.${sentence.code}`
  return speech.text(known(key, 'verdict.text.could-not-tell'), { name, issuer, count })
}

/** The same in two words. */
export function verdictHead(sentence: Sentence, locale: string): string {
  return speak(localeFor(locale)).text(known(`verdict.head.${sentence.code}`, 'verdict.head.could-not-tell'))
}

function known(key: string, otherwise: MessageKey): MessageKey {
  return isMessageKey(key) ? key : otherwise
}

function named(speech: Speech, params: Record<string, string>) {
  return {
    name: params['name'] || speech.text('verdict.nameless'),
    issuer: params['issuer'] || speech.text('verdict.issuerless'),
  }
}
