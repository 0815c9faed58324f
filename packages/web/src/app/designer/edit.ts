import { canvas, type Design, type Layer } from './design.ts'

type Change = Partial<Omit<Layer, 'id' | 'kind'>> & Record<string, unknown>

/** Put a layer in front of all others. */
export const addLayer = (design: Design, layer: Layer): Design => ({
  ...design,
  layers: [...design.layers, layer],
})

export const removeLayer = (design: Design, id: string): Design => ({
  ...design,
  layers: design.layers.filter(layer => layer.id !== id || layer.locked),
})

/** Change a layer; a locked one only learns that it is locked or hidden no more. */
export function changeLayer(design: Design, id: string, change: Change): Design {
  return {
    ...design,
    layers: design.layers.map(layer =>
      layer.id !== id || (layer.locked && !('locked' in change) && !('hidden' in change))
        ? layer
        : // A change names only fields of the layer's own kind: the panels offer no others.
          within({ ...layer, ...change } as Layer),
    ),
  }
}

/** A copy in front of its original, a little beside it. */
export function duplicateLayer(design: Design, id: string, newId: string): Design {
  return {
    ...design,
    layers: design.layers.flatMap(layer =>
      layer.id === id
        ? [layer, within({ ...layer, id: newId, x: layer.x + 24, y: layer.y + 24, locked: false })]
        : [layer],
    ),
  }
}

/** Move a layer forwards (positive) or backwards in the pile. */
export function reorderLayer(design: Design, id: string, by: number): Design {
  const from = design.layers.findIndex(layer => layer.id === id)
  if (from < 0) return design
  const to = Math.max(0, Math.min(design.layers.length - 1, from + by))
  const layers = design.layers.filter(layer => layer.id !== id)
  layers.splice(to, 0, ...design.layers.slice(from, from + 1))
  return { ...design, layers }
}

export function moveLayer(design: Design, id: string, dx: number, dy: number): Design {
  const layer = findLayer(design, id)
  return layer ? changeLayer(design, id, { x: layer.x + dx, y: layer.y + dy }) : design
}

export function scaleLayer(design: Design, id: string, factor: number): Design {
  const layer = findLayer(design, id)
  return layer ? changeLayer(design, id, { size: layer.size * factor }) : design
}

export function turnLayer(design: Design, id: string, by: number): Design {
  const layer = findLayer(design, id)
  return layer ? changeLayer(design, id, { turn: layer.turn + by }) : design
}

export const findLayer = (design: Design, id: string | null): Layer | undefined =>
  design.layers.find(layer => layer.id === id)

/** Nothing gets lost outside the drawing area, or too small or large to be found again. */
function within(layer: Layer): Layer {
  return {
    ...layer,
    x: round(clamp(layer.x, 0, canvas)),
    y: round(clamp(layer.y, 0, canvas)),
    size: round(clamp(layer.size, 8, canvas * 1.2)),
    turn: (((Math.round(layer.turn) % 360) + 540) % 360) - 180,
  }
}

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value))
const round = (value: number) => Math.round(value * 10) / 10
