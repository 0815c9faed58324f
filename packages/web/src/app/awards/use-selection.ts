import { useRef, useState } from 'react'

export type Selection = {
  ids: string[]
  has: (id: string) => boolean
  /** Take one in or out; with `range` also all between it and the one before. */
  pick: (id: string, on: boolean, range: boolean) => void
  pickAll: (on: boolean) => void
  drop: (ids: string[]) => void
}

/** Which of the rows that are shown somebody has selected; a row that is no longer shown is not selected. */
export function useSelection(shown: string[]): Selection {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const anchor = useRef<string | null>(null)
  const change = (ids: string[], on: boolean) =>
    setPicked(before => {
      const after = new Set(before)
      for (const id of ids)
        if (on) after.add(id)
        else after.delete(id)
      return after
    })
  return {
    ids: shown.filter(id => picked.has(id)),
    has: id => picked.has(id),
    pick(id, on, range) {
      const from = range && anchor.current !== null ? shown.indexOf(anchor.current) : -1
      const to = shown.indexOf(id)
      change(from < 0 ? [id] : shown.slice(Math.min(from, to), Math.max(from, to) + 1), on)
      anchor.current = id
    },
    pickAll: on => change(shown, on),
    drop: ids => change(ids, false),
  }
}
