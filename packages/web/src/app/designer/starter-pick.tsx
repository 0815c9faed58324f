import { Button } from '../parts/button.tsx'
import { useSay } from '../parts/say.tsx'
import type { Other } from './add-panel.tsx'
import type { Design, IconNode } from './design.ts'
import type { Setter } from './draw.ts'
import { newId } from './make-layer.ts'
import { starter, starterNames } from './starters.ts'
import { writeSvg } from './write-svg.ts'

type Props = {
  title: string
  others: Other[]
  icons: Map<string, IconNode[]> | null
  set: Setter
  onPick: (design: Design) => void
}

/** Badges to begin with: ready-made ones, and those of the same organisation. */
export function StarterPick({ title, others, icons, set, onPick }: Props) {
  const say = useSay()
  const icon = { name: 'award', nodes: icons?.get('award') ?? [] }
  const words = title.trim() === '' ? say('app.designer.your-words') : title
  return (
    <div className="stack tight">
      <p className="small muted">{say('app.designer.start-hint')}</p>
      <ul className="pick-grid starters">
        {starterNames.map(name => {
          const begun = starter(name, words, icon)
          return (
            <li key={name}>
              <Button
                aria-label={say(`app.designer.starter.${name}`)}
                className="pick"
                onPress={() => onPick(begun)}
              >
                <img alt="" src={asImage(begun, set)} />
              </Button>
            </li>
          )
        })}
      </ul>
      {others.length === 0 ? null : (
        <>
          <h4>{say('app.designer.from-ours')}</h4>
          <ul className="pick-grid starters">
            {others.map(({ name, image, design }) => (
              <li key={image}>
                <Button
                  aria-label={say('app.designer.from-this', { name })}
                  className="pick"
                  onPress={() => onPick(withNewIds(design))}
                >
                  <img alt="" src={image} />
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

const withNewIds = (design: Design): Design => ({
  ...design,
  layers: design.layers.map(layer => ({ ...layer, id: newId() })),
})

const asImage = (design: Design, set: Setter) =>
  `data:image/svg+xml,${encodeURIComponent(writeSvg(design, set).replace(/<metadata>.*<\/metadata>/s, ''))}`
