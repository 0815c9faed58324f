import { type Speech, speak } from '../packages/web/src/messages/speak.ts'

export type Tongue = 'en' | 'ar'

/** The words of the pages in one language, by their keys: tests press what a reader reads. */
export function wordsOf(tongue: Tongue): Speech['text'] {
  return speak(tongue).text
}
