import { Check, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Icon } from '../../components/icon.tsx'
import { useSay } from '../parts/say.tsx'
import type { Design } from './design.ts'
import { difference, toldApart } from './difference.ts'
import { pixelsOf } from './pixels.ts'
import { useLayerName } from './use-layer-name.ts'
import { contrastWarnings, tooSmallToRead } from './warnings.ts'

type Neighbour = { name: string; image: string }
type Props = { design: Design; svg: string; neighbours: Neighbour[]; missing: boolean }

/** The badge as it will be seen: in a list, on a shelf, on its page; and what to look at again. */
export function Previews({ design, svg, neighbours, missing }: Props) {
  const say = useSay()
  const nameOf = useLayerName()
  const src = `data:image/svg+xml,${encodeURIComponent(svg)}`
  const nearest = useNearest(src, neighbours, design.layers.length > 0)
  const faint = contrastWarnings(design)
  const small = tooSmallToRead(design)
  return (
    <section className="stack tight previews" aria-labelledby="designer-preview">
      <h3 id="designer-preview">{say('app.designer.preview')}</h3>
      <div className="preview-row">
        {[32, 96].map(size => (
          <img key={size} src={src} width={size} height={size} alt={say('app.designer.at-size', { size })} />
        ))}
        {nearest ? (
          <span className="neighbour">
            <img src={nearest.image} width={32} height={32} alt="" />
            <span className="small muted">{nearest.name}</span>
          </span>
        ) : null}
      </div>
      <img
        className="preview-large"
        src={src}
        width={400}
        height={400}
        alt={say('app.designer.at-size', { size: 400 })}
      />
      <ul className="stack tight small hints" role="status">
        {nearest ? (
          <li>
            <Icon of={nearest.far ? Check : TriangleAlert} className="hint-sign" />
            <span>
              {say(nearest.far ? 'app.designer.told-apart' : 'app.designer.not-told', { name: nearest.name })}
            </span>
          </li>
        ) : null}
        {faint.map(({ layer, contrast }) => (
          <li key={layer.id}>
            <Icon of={TriangleAlert} className="hint-sign" />
            <span>{say('app.designer.faint', { name: nameOf(layer), contrast })}</span>
          </li>
        ))}
        {small.length > 0 ? (
          <li>
            <Icon of={TriangleAlert} className="hint-sign" />
            <span>{say('app.designer.small-text')}</span>
          </li>
        ) : null}
        {missing ? (
          <li>
            <Icon of={TriangleAlert} className="hint-sign" />
            <span>{say('app.designer.missing-letters')}</span>
          </li>
        ) : null}
      </ul>
    </section>
  )
}

/** The badge of the same organisation that looks most like this one at 32 pixels. */
function useNearest(src: string, neighbours: Neighbour[], drawn: boolean) {
  const [nearest, setNearest] = useState<(Neighbour & { far: boolean }) | null>(null)
  useEffect(() => {
    let over = false
    if (!drawn || neighbours.length === 0) return setNearest(null)
    const wait = setTimeout(async () => {
      const own = await pixelsOf(src)
      const all = await Promise.all(
        neighbours.map(async each => {
          const pixels = await pixelsOf(each.image)
          return { each, apart: own && pixels ? difference(own, pixels) : 1 }
        }),
      )
      const [first] = all.sort((a, b) => a.apart - b.apart)
      if (!over && first) setNearest({ ...first.each, far: first.apart >= toldApart })
    }, 400)
    return () => {
      over = true
      clearTimeout(wait)
    }
  }, [src, neighbours, drawn])
  return nearest
}
