import { createContext, useContext } from 'react'
import { type Speech, speak } from './speak.ts'

/** The language of the page being rendered. */
export const SpeechContext = createContext<Speech | null>(null)

/** Speak the language of the page; English outside of any. */
export function useSpeech(): Speech {
  return useContext(SpeechContext) ?? speak('en')
}
