import { ArrowDown, ArrowUp, Copy, Eye, EyeOff, Lock, LockOpen, Trash2 } from 'lucide-react'
import { ListBox, ListBoxItem, Toolbar } from 'react-aria-components'
import { Icon } from '../../components/icon.tsx'
import { Button } from '../parts/button.tsx'
import { useSay } from '../parts/say.tsx'
import { changeLayer, duplicateLayer, removeLayer, reorderLayer } from './edit.ts'
import { newId } from './make-layer.ts'
import type { Designing } from './use-designer.ts'
import { useLayerName } from './use-layer-name.ts'

/** The layers from front to back; one is chosen, and these buttons are about it. */
export function LayerList({ designing }: { designing: Designing }) {
  const say = useSay()
  const nameOf = useLayerName()
  const { design, chosen, choose, change } = designing
  const copy = () => {
    if (!chosen) return
    const id = newId()
    change(before => duplicateLayer(before, chosen.id, id))
    choose(id)
  }
  const set = (what: { locked?: boolean; hidden?: boolean }) =>
    chosen && change(before => changeLayer(before, chosen.id, what))
  return (
    <section className="stack tight" aria-labelledby="designer-layers">
      <h3 id="designer-layers">{say('app.designer.layers')}</h3>
      {design.layers.length === 0 ? (
        <p className="muted small">{say('app.designer.no-layers')}</p>
      ) : (
        <ListBox
          aria-label={say('app.designer.layers')}
          className="layer-list"
          selectionMode="single"
          disallowEmptySelection={false}
          selectedKeys={chosen ? [chosen.id] : []}
          onSelectionChange={keys => choose(keys === 'all' ? null : ([...keys][0]?.toString() ?? null))}
          items={[...design.layers].reverse()}
        >
          {layer => (
            <ListBoxItem id={layer.id} textValue={nameOf(layer)} className="layer-line">
              <span dir="auto">{nameOf(layer)}</span>
              {layer.hidden ? <Icon of={EyeOff} /> : null}
              {layer.locked ? <Icon of={Lock} /> : null}
            </ListBoxItem>
          )}
        </ListBox>
      )}
      {chosen ? (
        <Toolbar className="tool-row" aria-label={say('app.designer.layer-acts')}>
          <Tool
            name={say('app.designer.forwards')}
            icon={ArrowUp}
            act={() => change(before => reorderLayer(before, chosen.id, 1))}
          />
          <Tool
            name={say('app.designer.backwards')}
            icon={ArrowDown}
            act={() => change(before => reorderLayer(before, chosen.id, -1))}
          />
          <Tool name={say('app.designer.duplicate')} icon={Copy} act={copy} />
          <Tool
            name={say(chosen.hidden ? 'app.designer.show' : 'app.designer.hide')}
            icon={chosen.hidden ? Eye : EyeOff}
            act={() => set({ hidden: !chosen.hidden })}
          />
          <Tool
            name={say(chosen.locked ? 'app.designer.unlock' : 'app.designer.lock')}
            icon={chosen.locked ? LockOpen : Lock}
            act={() => set({ locked: !chosen.locked })}
          />
          <Tool
            name={say('app.remove')}
            icon={Trash2}
            act={() => change(before => removeLayer(before, chosen.id))}
            off={chosen.locked}
          />
        </Toolbar>
      ) : null}
    </section>
  )
}

function Tool(props: { name: string; icon: typeof Copy; act: () => void; off?: boolean }) {
  return (
    <Button aria-label={props.name} onPress={props.act} isDisabled={props.off ?? false} className="tool">
      <Icon of={props.icon} />
    </Button>
  )
}
