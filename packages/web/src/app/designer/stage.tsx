import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { useSay } from '../parts/say.tsx'
import { canvas, type Layer } from './design.ts'
import { drawLayer, extentOf, type Setter } from './draw.ts'
import { changeLayer } from './edit.ts'
import { actOfKey } from './keys.ts'
import { type Snapped, snap } from './snap.ts'
import type { Designing } from './use-designer.ts'
import { useLayerName } from './use-layer-name.ts'

/** Where the badge is drawn: layers are dragged here, or moved by keys once the stage has the focus. */
export function Stage({ designing, set }: { designing: Designing; set: Setter }) {
  const say = useSay()
  const nameOf = useLayerName()
  const svg = useRef<SVGSVGElement>(null)
  const grip = useRef<{ id: string; dx: number; dy: number } | null>(null)
  const [guides, setGuides] = useState<Snapped['guides']>([])
  const { design, chosen, choose, change, rest } = designing

  const onKeyDown = (event: KeyboardEvent) => {
    const { key, shiftKey: shift } = event
    const act = actOfKey({ key, shift, command: event.ctrlKey || event.metaKey }, chosen?.id)
    if (act === null) return
    event.preventDefault()
    if (act.kind === 'undo') return designing.undo?.()
    if (act.kind === 'redo') return designing.redo?.()
    change(act.how, act.kind === 'change' ? act.act : undefined)
    if (act.kind === 'copy') choose(act.copy)
  }
  const at = (event: PointerEvent) => {
    const box = svg.current?.getBoundingClientRect()
    if (!box) return { x: 0, y: 0 }
    const unit = canvas / box.width
    return { x: (event.clientX - box.left) * unit, y: (event.clientY - box.top) * unit }
  }
  const onGrip = (event: PointerEvent, layer: Layer) => {
    choose(layer.id)
    if (layer.locked) return
    const { x, y } = at(event)
    grip.current = { id: layer.id, dx: layer.x - x, dy: layer.y - y }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onDrag = (event: PointerEvent) => {
    const held = grip.current
    if (held === null) return
    const { x, y } = at(event)
    const others = design.layers.filter(layer => layer.id !== held.id && !layer.hidden)
    const rested = snap(x + held.dx, y + held.dy, others)
    setGuides(rested.guides)
    change(before => changeLayer(before, held.id, { x: rested.x, y: rested.y }), `drag ${held.id}`)
  }
  const onLetGo = () => {
    grip.current = null
    setGuides([])
    rest()
  }
  return (
    <div
      className="stage"
      role="application"
      aria-label={say('app.designer.stage')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes keys, as its role says
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <svg ref={svg} viewBox={`0 0 ${canvas} ${canvas}`} aria-hidden="true">
        {design.layers.map(layer =>
          layer.hidden ? null : (
            <g
              key={layer.id}
              data-layer={layer.kind}
              className={layer.locked ? 'locked' : 'loose'}
              onPointerDown={event => onGrip(event, layer)}
              onPointerMove={onDrag}
              onPointerUp={onLetGo}
              onPointerCancel={onLetGo}
              // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn from a design that was checked when it was read
              dangerouslySetInnerHTML={{ __html: drawLayer(layer, set) + hold(layer) }}
            />
          ),
        )}
        {chosen && !chosen.hidden ? <Frame layer={chosen} set={set} /> : null}
        {guides.map(({ axis, at: place }) =>
          axis === 'x' ? (
            <line key={`x${place}`} className="guide" x1={place} x2={place} y1={0} y2={canvas} />
          ) : (
            <line key={`y${place}`} className="guide" y1={place} y2={place} x1={0} x2={canvas} />
          ),
        )}
      </svg>
      <p className="visually-hidden" role="status">
        {chosen
          ? say('app.designer.where', {
              name: nameOf(chosen),
              x: Math.round(chosen.x),
              y: Math.round(chosen.y),
              size: Math.round(chosen.size),
              turn: Math.round(chosen.turn),
            })
          : ''}
      </p>
    </div>
  )
}

/** Lines are thin: an icon is held by its whole square. */
function hold(layer: Layer): string {
  if (layer.kind !== 'icon') return ''
  const half = layer.size / 2
  return `<rect x="${layer.x - half}" y="${layer.y - half}" width="${layer.size}" height="${layer.size}" fill="transparent"/>`
}

function Frame({ layer, set }: { layer: Layer; set: Setter }) {
  const { width, height, middle } = boxOf(layer, set)
  return (
    <g transform={`translate(${layer.x} ${layer.y}) rotate(${layer.turn})`} className="frame">
      <rect
        x={-width / 2 - 6}
        y={middle - height / 2 - 6}
        width={width + 12}
        height={height + 12}
        rx={4}
        vectorEffect="non-scaling-stroke"
      />
    </g>
  )
}

function boxOf(layer: Layer, set: Setter): { width: number; height: number; middle: number } {
  if (layer.kind === 'shape') return { ...extentOf(layer), middle: 0 }
  if (layer.kind === 'icon') return { width: layer.size, height: layer.size, middle: 0 }
  const width = set?.(layer).width ?? layer.size
  if (layer.bend === 'none') return { width, height: layer.size, middle: 0 }
  const across = Math.min(width, layer.radius * 2) + layer.size
  return {
    width: across,
    height: layer.size * 1.8,
    middle: layer.bend === 'up' ? -layer.radius : layer.radius,
  }
}
