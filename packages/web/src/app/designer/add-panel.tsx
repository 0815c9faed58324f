import { Type } from 'lucide-react'
import { useState } from 'react'
import { Icon } from '../../components/icon.tsx'
import { Button } from '../parts/button.tsx'
import { useSay } from '../parts/say.tsx'
import { Segments } from '../parts/segments.tsx'
import { coloursOf, contrast } from './colours.ts'
import { canvas, type Design, type IconNode, shapes } from './design.ts'
import { IconPick } from './icon-pick.tsx'
import { makeIcon, makeShape, makeText } from './make-layer.ts'
import { outlineOf } from './outlines.ts'
import { palettes } from './palettes.ts'
import { StarterPick } from './starter-pick.tsx'
import type { Designing } from './use-designer.ts'

type Props = {
  designing: Designing
  title: string
  others: Other[]
  icons: Map<string, IconNode[]> | null
  set: SetterProp
}
type SetterProp = Parameters<typeof StarterPick>[0]['set']
/** A badge of this organisation that can be begun from. */
export type Other = { name: string; image: string; design: Design }

const panels = ['start', 'shapes', 'icons', 'text'] as const

/** What can be put on the badge. */
export function AddPanel({ designing, title, others, icons, set }: Props) {
  const say = useSay()
  const [panel, show] = useState<(typeof panels)[number]>('start')
  const { design, chosen, add, change } = designing
  const ink = inkFor(design)
  const pickIcon = (name: string, nodes: IconNode[]) =>
    chosen?.kind === 'icon' && !chosen.locked
      ? change(before => ({
          ...before,
          layers: before.layers.map(layer =>
            layer.id === chosen.id ? { ...chosen, icon: name, nodes } : layer,
          ),
        }))
      : add(makeIcon(name, nodes, ink))
  return (
    <section className="stack" aria-label={say('app.designer.add')}>
      <Segments
        label={say('app.designer.add')}
        value={panel}
        onChange={show}
        options={panels.map(value => ({ value, label: say(`app.designer.panel.${value}`) }))}
      />
      {panel === 'start' ? (
        <StarterPick
          title={title}
          others={others}
          icons={icons}
          set={set}
          onPick={begun => {
            change(before => ({ ...begun, alt: before.alt }))
            designing.choose(null)
          }}
        />
      ) : null}
      {panel === 'shapes' ? (
        <ul className="pick-grid">
          {shapes.map(shape => (
            <li key={shape}>
              <Button
                aria-label={say(`app.designer.shape.${shape}`)}
                className="pick"
                onPress={() => add(makeShape(shape, palettes[1]?.enamel ?? '#27487a'))}
              >
                <svg viewBox="-60 -60 120 120" aria-hidden="true">
                  <path
                    d={outlineOf(shape, 100, shape === 'ribbon' || shape === 'banner' ? 34 : 100)}
                    fill="currentColor"
                  />
                </svg>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {panel === 'icons' ? <IconPick icons={icons} onPick={pickIcon} /> : null}
      {panel === 'text' ? (
        <div className="button-row">
          <Button onPress={() => add(makeText(say('app.designer.your-words'), ink))}>
            <Icon of={Type} />
            {say('app.designer.add-text')}
          </Button>
          <Button
            onPress={() => add(makeText(say('app.designer.your-words'), ink, { bend: 'up', size: 40 }))}
          >
            <Icon of={Type} />
            {say('app.designer.add-bent')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}

/** An ink that stands out from what is in the middle now. */
function inkFor({ layers }: Design): string {
  const ground = layers.findLast(layer => layer.kind === 'shape' && !layer.hidden && layer.size > canvas / 3)
  if (ground?.kind !== 'shape') return '#1c1a17'
  const worst = (ink: string) => Math.min(...coloursOf(ground.fill).map(colour => contrast(colour, ink)))
  return worst('#ffffff') > worst('#1c1a17') ? '#ffffff' : '#1c1a17'
}
