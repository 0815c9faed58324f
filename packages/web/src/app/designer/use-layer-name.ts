import { useSay } from '../parts/say.tsx'
import type { Layer } from './design.ts'

/** What a layer is called in lists and announcements. */
export function useLayerName(): (layer: Layer) => string {
  const say = useSay()
  return layer => {
    if (layer.kind === 'shape') return say(`app.designer.shape.${layer.shape}`)
    if (layer.kind === 'icon')
      return say('app.designer.icon-named', { name: layer.icon.replaceAll('-', ' ') })
    return layer.text.trim() === ''
      ? say('app.designer.text')
      : say('app.designer.text-named', { text: layer.text })
  }
}
