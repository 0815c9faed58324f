import { Download, Redo2, Undo2 } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { Icon } from '../../components/icon.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { useSay } from '../parts/say.tsx'
import { AddPanel, type Other } from './add-panel.tsx'
import { coloursIn } from './colours-in.ts'
import { type Design, emptyDesign, type IconNode } from './design.ts'
import './designer.css'
import { LayerList } from './layer-list.tsx'
import { LayerPanel } from './layer-panel.tsx'
import { loadIcons } from './load-icons.ts'
import { loadTypefaces } from './load-typefaces.ts'
import { swatches } from './palettes.ts'
import { toPng } from './pixels.ts'
import { Previews } from './previews.tsx'
import { Stage } from './stage.tsx'
import { Swatches } from './swatches-context.ts'
import { type Typefaces, typeset } from './typeset.ts'
import { useDesigner } from './use-designer.ts'
import { useOthers } from './use-others.ts'
import { writeSvg } from './write-svg.ts'

type Props = {
  title: string
  alt: string
  begin: Design | null
  neighbours: { name: string; image: string }[]
  /** The colour of the organisation. */
  brand: string | null
  onDone: (picture: File, alt: string) => void
  onCancel: () => void
}

/** Draw a badge: layers on a stage, what can be added beside it, and how it will look below. */
export function Designer({ title, alt, begin, neighbours, brand, onDone, onCancel }: Props) {
  const say = useSay()
  const designing = useDesigner(begin ?? { ...emptyDesign, alt })
  const { design, change, rest } = designing
  const [icons, setIcons] = useState<Map<string, IconNode[]> | null>(null)
  const [faces, setFaces] = useState<Typefaces | null>(null)
  useEffect(() => {
    void loadIcons().then(setIcons)
    void loadTypefaces().then(setFaces)
  }, [])
  const set = useMemo(
    () => (faces === null ? null : (layer: Parameters<typeof typeset>[0]) => typeset(layer, faces)),
    [faces],
  )
  const svg = useMemo(() => writeSvg(design, set), [design, set])
  const others: Other[] = useOthers(neighbours)
  const own = useMemo(() => {
    const used = coloursIn([design, ...others.map(other => other.design)])
    return brand === null ? used : [brand.toLowerCase(), ...used]
  }, [design, others, brand])
  const missing = design.layers.some(
    layer => layer.kind === 'text' && !layer.hidden && (set?.(layer).missing ?? false),
  )
  const done = () => onDone(new File([svg], 'badge.svg', { type: 'image/svg+xml' }), design.alt.trim())
  const savePng = async () => {
    const png = await toPng(svg, 1024)
    if (png) save(png, 'badge.png')
  }
  return (
    <Swatches value={useMemo(() => swatches(own), [own])}>
      <div className="designer">
        <div className="designer-bar">
          <Button
            aria-label={say('app.designer.undo')}
            isDisabled={designing.undo === null}
            onPress={() => designing.undo?.()}
            className="tool"
          >
            <Icon of={Undo2} />
          </Button>
          <Button
            aria-label={say('app.designer.redo')}
            isDisabled={designing.redo === null}
            onPress={() => designing.redo?.()}
            className="tool"
          >
            <Icon of={Redo2} />
          </Button>
          <strong className="grow designer-name">{say('app.designer.title')}</strong>
          <Button onPress={onCancel}>{say('common.cancel')}</Button>
          <Button look="strong" isDisabled={design.layers.length === 0 || set === null} onPress={done}>
            {say('app.designer.use')}
          </Button>
        </div>
        <div className="designer-add">
          <AddPanel designing={designing} title={title} others={others} icons={icons} set={set} />
        </div>
        <div className="designer-stage">
          <Stage designing={designing} set={set} />
          <p className="small muted keys-hint">{say('app.designer.keys')}</p>
        </div>
        <div className="designer-side stack">
          <LayerList designing={designing} />
          <LayerPanel designing={designing} />
        </div>
        <div className="designer-foot stack">
          <Previews design={design} svg={svg} neighbours={neighbours} missing={missing} />
          <Field
            label={say('app.achievement.alt')}
            help={say('app.achievement.alt-help')}
            value={design.alt}
            maxLength={1000}
            onChange={text => change(before => ({ ...before, alt: text }), 'alt')}
            onBlur={rest}
          />
          <div className="button-row">
            <Button onPress={() => save(new Blob([svg], { type: 'image/svg+xml' }), 'badge.svg')}>
              <Icon of={Download} />
              SVG
            </Button>
            <Button onPress={() => void savePng()}>
              <Icon of={Download} />
              PNG
            </Button>
          </div>
        </div>
      </div>
    </Swatches>
  )
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
