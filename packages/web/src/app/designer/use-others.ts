import { useEffect, useState } from 'react'
import type { Other } from './add-panel.tsx'
import { readDesign } from './read-design.ts'

/** Those pictures of an organisation that were drawn with this designer, as designs to begin from. */
export function useOthers(pictures: { name: string; image: string }[]): Other[] {
  const [others, setOthers] = useState<Other[]>([])
  useEffect(() => {
    let over = false
    void Promise.all(
      pictures.map(async ({ name, image }) => {
        const design = await fetchDesign(image)
        return design === null ? [] : [{ name, image, design }]
      }),
    ).then(found => {
      if (!over) setOthers(found.flat())
    })
    return () => {
      over = true
    }
  }, [pictures])
  return others
}

/** The design inside a picture of this host; null when it was drawn elsewhere. */
export async function fetchDesign(image: string) {
  const answer = await fetch(image).catch(() => null)
  if (!answer?.ok || !answer.headers.get('content-type')?.startsWith('image/svg')) return null
  return readDesign(await answer.text())
}
