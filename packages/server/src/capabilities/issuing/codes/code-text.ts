import { randomInt } from 'node:crypto'
import { wordlist as english } from '@scure/bip39/wordlists/english.js'
import { wordlist as french } from '@scure/bip39/wordlists/french.js'
import { wordlist as portuguese } from '@scure/bip39/wordlists/portuguese.js'
import { wordlist as spanish } from '@scure/bip39/wordlists/spanish.js'

export type CodeStyle = 'words' | 'short'

const lists: Record<string, readonly string[]> = { en: english, es: spanish, fr: french, pt: portuguese }
/** Nothing that looks like something else: neither 0 nor O, neither 1 nor I nor L, neither U nor V. */
const letters = '23456789ABCDEFGHJKMNPQRSTWXYZ'

/**
 * A new code: three words of 2,048 (33 bits), or eight characters of 29 (38 bits). Guessing is limited where codes
 * are read. Words are those of the language where a list of easily told words exists, else English.
 */
export function makeCodeText(style: CodeStyle, language: string): string {
  if (style === 'short') {
    const all = Array.from({ length: 8 }, () => letters[randomInt(letters.length)])
    return `${all.slice(0, 4).join('')}-${all.slice(4).join('')}`
  }
  const list = lists[language.split('-')[0] ?? ''] ?? english
  return Array.from({ length: 3 }, () => plain(list[randomInt(list.length)] ?? '')).join('-')
}

/** What is compared of a code, however somebody typed it. */
export function codeKey(typed: string): string {
  return plain(typed).replace(/[^a-z0-9]/g, '')
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
