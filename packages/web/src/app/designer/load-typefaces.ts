import sansUrl from '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf?url'
import arabicUrl from '@expo-google-fonts/noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf?url'
import serifUrl from '@expo-google-fonts/source-serif-4/700Bold/SourceSerif4_700Bold.ttf?url'
import type { Font } from 'fontkit'
import type { Typefaces } from './typeset.ts'

let loaded: Promise<Typefaces> | null = null

/** The typefaces that text on badges is drawn with; fetched once, when the designer opens. */
export function loadTypefaces(): Promise<Typefaces> {
  loaded ??= load().catch((cause: unknown) => {
    loaded = null
    throw cause
  })
  return loaded
}

async function load(): Promise<Typefaces> {
  const { create } = await import('fontkit')
  const [sans, serif, arabic] = await Promise.all(
    [sansUrl, serifUrl, arabicUrl].map(async url => {
      const answer = await fetch(url)
      if (!answer.ok) throw new Error(`The typeface ${url} did not arrive: ${answer.status}`)
      // A file with one typeface in it is a typeface, not a collection of them.
      return create(new Uint8Array(await answer.arrayBuffer()) as never) as Font
    }),
  )
  if (!sans || !serif || !arabic) throw new Error('A typeface is missing')
  return { sans, serif, arabic }
}
