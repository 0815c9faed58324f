import type { Design } from './design.ts'
import { duplicateLayer, moveLayer, removeLayer, reorderLayer, scaleLayer, turnLayer } from './edit.ts'
import { newId } from './make-layer.ts'

type Key = { key: string; shift: boolean; command: boolean }
export type KeyAct =
  | { kind: 'change'; act: string; how: (design: Design) => Design }
  | { kind: 'copy'; copy: string; how: (design: Design) => Design }
  | { kind: 'undo' }
  | { kind: 'redo' }

/** What a key does to the chosen layer; null when it is not ours. */
export function actOfKey({ key, shift, command }: Key, id: string | undefined): KeyAct | null {
  const letter = key.toLowerCase()
  if (command && letter === 'z') return { kind: shift ? 'redo' : 'undo' }
  if (command && letter === 'y') return { kind: 'redo' }
  if (id === undefined) return null
  if (command && letter === 'd') {
    const copy = newId()
    return { kind: 'copy', copy, how: design => duplicateLayer(design, id, copy) }
  }
  if (command) return null
  const change = (act: string, how: (design: Design) => Design): KeyAct => ({
    kind: 'change',
    act: `${act} ${id}`,
    how,
  })
  const step = shift ? 20 : 4
  const move = (dx: number, dy: number) =>
    change('move', design => moveLayer(design, id, dx * step, dy * step))
  const keys = new Map<string, () => KeyAct>([
    ['ArrowLeft', () => move(-1, 0)],
    ['ArrowRight', () => move(1, 0)],
    ['ArrowUp', () => move(0, -1)],
    ['ArrowDown', () => move(0, 1)],
    ['+', () => change('scale', design => scaleLayer(design, id, 1.05))],
    ['=', () => change('scale', design => scaleLayer(design, id, 1.05))],
    ['-', () => change('scale', design => scaleLayer(design, id, 1 / 1.05))],
    ['[', () => change('turn', design => turnLayer(design, id, -5))],
    [']', () => change('turn', design => turnLayer(design, id, 5))],
    ['PageUp', () => change('order', design => reorderLayer(design, id, 1))],
    ['PageDown', () => change('order', design => reorderLayer(design, id, -1))],
    ['Delete', () => change('remove', design => removeLayer(design, id))],
    ['Backspace', () => change('remove', design => removeLayer(design, id))],
  ])
  return keys.get(key)?.() ?? null
}
