import { useCallback, useState } from 'react'
import type { Design, Layer } from './design.ts'
import { addLayer, findLayer } from './edit.ts'
import { beginHistory, commit, type History, redo, settle, undo } from './history.ts'

/** One design being edited: what it is now, which layer is chosen, and the ways to change it. */
export type Designing = {
  design: Design
  chosen: Layer | undefined
  choose: (id: string | null) => void
  /** Change the design; changes with the same `act` in a row are undone together. */
  change: (how: (design: Design) => Design, act?: string) => void
  /** Put a layer in front and choose it. */
  add: (layer: Layer) => void
  /** The running act is over. */
  rest: () => void
  undo: (() => void) | null
  redo: (() => void) | null
}

export function useDesigner(begin: Design): Designing {
  const [history, setHistory] = useState<History<Design>>(() => beginHistory(begin))
  const [id, choose] = useState<string | null>(null)
  const change = useCallback(
    (how: (design: Design) => Design, act?: string) =>
      setHistory(before => commit(before, how(before.now), act ?? null)),
    [],
  )
  const rest = useCallback(() => setHistory(settle), [])
  const add = (layer: Layer) => {
    change(design => addLayer(design, layer))
    choose(layer.id)
  }
  return {
    design: history.now,
    chosen: findLayer(history.now, id),
    choose,
    change,
    add,
    rest,
    undo: history.past.length === 0 ? null : () => setHistory(undo),
    redo: history.future.length === 0 ? null : () => setHistory(redo),
  }
}
