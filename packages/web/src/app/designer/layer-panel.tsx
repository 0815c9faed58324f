import { Choice } from '../parts/choice.tsx'
import { Field } from '../parts/field.tsx'
import { useSay } from '../parts/say.tsx'
import { ColourPick } from './colour-pick.tsx'
import {
  bends,
  borders,
  type Fill,
  fonts,
  type IconLayer,
  type ShapeLayer,
  shapes,
  type TextLayer,
} from './design.ts'
import { changeLayer } from './edit.ts'
import { Slider } from './slider.tsx'
import type { Designing } from './use-designer.ts'

type Change = (what: object, act: string) => void

/** Everything about the chosen layer. */
export function LayerPanel({ designing }: { designing: Designing }) {
  const say = useSay()
  const { chosen: layer } = designing
  if (!layer) return <p className="muted small">{say('app.designer.choose-layer')}</p>
  if (layer.locked) return <p className="muted small">{say('app.designer.is-locked')}</p>
  const change: Change = (what, act) =>
    designing.change(design => changeLayer(design, layer.id, { ...what }), `${act} ${layer.id}`)
  return (
    <div className="stack">
      {layer.kind === 'shape' ? <ShapeFields layer={layer} change={change} /> : null}
      {layer.kind === 'icon' ? <IconFields layer={layer} change={change} /> : null}
      {layer.kind === 'text' ? <TextFields layer={layer} change={change} /> : null}
      <Slider
        label={say('app.designer.size')}
        value={layer.size}
        min={8}
        max={layer.kind === 'text' ? 200 : 512}
        onChange={size => change({ size }, 'size')}
      />
      <Slider
        label={say('app.designer.turn')}
        value={layer.turn}
        min={-180}
        max={180}
        onChange={turn => change({ turn }, 'turn')}
      />
      <div className="two-columns">
        <Slider
          label={say('app.designer.x')}
          value={layer.x}
          min={0}
          max={512}
          onChange={x => change({ x }, 'x')}
        />
        <Slider
          label={say('app.designer.y')}
          value={layer.y}
          min={0}
          max={512}
          onChange={y => change({ y }, 'y')}
        />
      </div>
    </div>
  )
}

function ShapeFields({ layer, change }: { layer: ShapeLayer; change: Change }) {
  const say = useSay()
  const { fill, border } = layer
  return (
    <>
      <Choice
        label={say('app.designer.shape')}
        value={layer.shape}
        onChange={shape => change({ shape }, 'shape')}
        options={shapes.map(value => ({ value, label: say(`app.designer.shape.${value}`) }))}
      />
      <Choice
        label={say('app.designer.fill')}
        value={fill.kind}
        onChange={kind => change({ fill: asFill(kind, fill) }, 'fill')}
        options={(['plain', 'linear', 'radial'] as const).map(value => ({
          value,
          label: say(`app.designer.fill.${value}`),
        }))}
      />
      {fill.kind === 'plain' ? (
        <ColourPick
          label={say('app.designer.colour')}
          value={fill.colour}
          onChange={colour => change({ fill: { ...fill, colour } }, 'colour')}
        />
      ) : (
        <>
          <ColourPick
            label={say('app.designer.from')}
            value={fill.from}
            onChange={from => change({ fill: { ...fill, from } }, 'from')}
          />
          <ColourPick
            label={say('app.designer.to')}
            value={fill.to}
            onChange={to => change({ fill: { ...fill, to } }, 'to')}
          />
        </>
      )}
      {fill.kind === 'linear' ? (
        <Slider
          label={say('app.designer.angle')}
          value={fill.angle}
          min={0}
          max={360}
          onChange={angle => change({ fill: { ...fill, angle } }, 'angle')}
        />
      ) : null}
      <Choice
        label={say('app.designer.border')}
        value={border.kind}
        onChange={kind => change({ border: { ...border, kind } }, 'border')}
        options={borders.map(value => ({ value, label: say(`app.designer.border.${value}`) }))}
      />
      {border.kind === 'none' ? null : (
        <>
          <ColourPick
            label={say('app.designer.border-colour')}
            value={border.colour}
            onChange={colour => change({ border: { ...border, colour } }, 'border-colour')}
          />
          <Slider
            label={say('app.designer.border-width')}
            value={border.width}
            min={1}
            max={32}
            onChange={width => change({ border: { ...border, width } }, 'border-width')}
          />
        </>
      )}
      <Slider
        label={say('app.designer.ratio')}
        value={layer.ratio}
        min={0.1}
        max={3}
        step={0.02}
        onChange={ratio => change({ ratio }, 'ratio')}
      />
    </>
  )
}

function IconFields({ layer, change }: { layer: IconLayer; change: Change }) {
  const say = useSay()
  return (
    <>
      <ColourPick
        label={say('app.designer.colour')}
        value={layer.colour}
        onChange={colour => change({ colour }, 'colour')}
      />
      <Slider
        label={say('app.designer.weight')}
        value={layer.weight}
        min={0.5}
        max={4}
        step={0.25}
        onChange={weight => change({ weight }, 'weight')}
      />
    </>
  )
}

function TextFields({ layer, change }: { layer: TextLayer; change: Change }) {
  const say = useSay()
  return (
    <>
      <Field
        label={say('app.designer.words')}
        value={layer.text}
        maxLength={120}
        onChange={text => change({ text }, 'words')}
      />
      <ColourPick
        label={say('app.designer.colour')}
        value={layer.colour}
        onChange={colour => change({ colour }, 'colour')}
      />
      <div className="two-columns">
        <Choice
          label={say('app.designer.font')}
          value={layer.font}
          onChange={font => change({ font }, 'font')}
          options={fonts.map(value => ({ value, label: say(`app.designer.font.${value}`) }))}
        />
        <Choice
          label={say('app.designer.bend')}
          value={layer.bend}
          onChange={bend => change(bend === 'none' ? { bend } : { bend, x: 256, y: 256 }, 'bend')}
          options={bends.map(value => ({ value, label: say(`app.designer.bend.${value}`) }))}
        />
      </div>
      {layer.bend === 'none' ? null : (
        <Slider
          label={say('app.designer.radius')}
          value={layer.radius}
          min={40}
          max={260}
          onChange={radius => change({ radius }, 'radius')}
        />
      )}
      <Slider
        label={say('app.designer.spacing')}
        value={layer.spacing}
        min={-8}
        max={40}
        onChange={spacing => change({ spacing }, 'spacing')}
      />
    </>
  )
}

function asFill(kind: Fill['kind'], before: Fill): Fill {
  const [from, to] = before.kind === 'plain' ? [before.colour, '#1c1a17'] : [before.from, before.to]
  if (kind === 'plain') return { kind, colour: from }
  return kind === 'linear' ? { kind, from, to, angle: 90 } : { kind, from, to }
}
