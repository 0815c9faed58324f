import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { create, type Font } from 'fontkit'
import { expect, test } from 'vitest'
import { contrast } from './colours.ts'
import {
  bends,
  borders,
  canvas,
  type Design,
  emptyDesign,
  fonts,
  type IconNode,
  type Layer,
  shapes,
} from './design.ts'
import { difference, toldApart } from './difference.ts'
import {
  addLayer,
  changeLayer,
  duplicateLayer,
  moveLayer,
  removeLayer,
  reorderLayer,
  scaleLayer,
  turnLayer,
} from './edit.ts'
import { beginHistory, commit, redo, settle, undo } from './history.ts'
import { makeIcon, makeShape, makeText } from './make-layer.ts'
import { palettes } from './palettes.ts'
import { readDesign } from './read-design.ts'
import { snap } from './snap.ts'
import { starter, starterNames } from './starters.ts'
import { typeset } from './typeset.ts'
import { contrastWarnings } from './warnings.ts'
import { writeSvg } from './write-svg.ts'

const face = (name: string): Font =>
  create(readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/${name}`))) as Font
const faces = {
  sans: face('noto-sans/700Bold/NotoSans_700Bold.ttf'),
  serif: face('source-serif-4/700Bold/SourceSerif4_700Bold.ttf'),
  arabic: face('noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf'),
}
const set = (layer: Parameters<typeof typeset>[0]) => typeset(layer, faces)
const nodes: IconNode[] = [
  ['circle', { cx: '12', cy: '8', r: '6' }],
  ['path', { d: 'm15.4 12.8 1.5 8.5a.5.5 0 0 1-.8.4' }],
]
const icon = { name: 'award', nodes }

const colour = fc.integer({ min: 0, max: 0xffffff }).map(each => `#${each.toString(16).padStart(6, '0')}`)
const placed = {
  id: fc.uuid(),
  x: fc.double({ min: 0, max: canvas, noNaN: true }),
  y: fc.double({ min: 0, max: canvas, noNaN: true }),
  size: fc.integer({ min: 8, max: 600 }),
  turn: fc.integer({ min: -180, max: 180 }),
  locked: fc.boolean(),
  hidden: fc.boolean(),
}
const layer: fc.Arbitrary<Layer> = fc.oneof(
  fc.record({
    ...placed,
    kind: fc.constant('shape' as const),
    shape: fc.constantFrom(...shapes),
    ratio: fc.double({ min: 0.1, max: 10, noNaN: true }),
    fill: fc.oneof(
      fc.record({ kind: fc.constant('plain' as const), colour }),
      fc.record({
        kind: fc.constant('linear' as const),
        from: colour,
        to: colour,
        angle: fc.integer({ min: -360, max: 360 }),
      }),
      fc.record({ kind: fc.constant('radial' as const), from: colour, to: colour }),
    ),
    border: fc.record({ kind: fc.constantFrom(...borders), colour, width: fc.integer({ min: 0, max: 64 }) }),
  }),
  fc.record({
    ...placed,
    kind: fc.constant('icon' as const),
    icon: fc.constant('award'),
    nodes: fc.constant(nodes),
    colour,
    weight: fc.double({ min: 0.5, max: 5, noNaN: true }),
  }),
  fc.record({
    ...placed,
    kind: fc.constant('text' as const),
    text: fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('مكتبة', ']]>', '<b>&amp;"\'', '日本')),
    font: fc.constantFrom(...fonts),
    colour,
    bend: fc.constantFrom(...bends),
    radius: fc.integer({ min: 20, max: 400 }),
    spacing: fc.integer({ min: -20, max: 60 }),
  }),
)
const design: fc.Arbitrary<Design> = fc.record({
  format: fc.constant(1 as const),
  alt: fc.string({ maxLength: 60 }),
  layers: fc.uniqueArray(layer, { maxLength: 8, selector: each => each.id }),
})

test('whatever was drawn, opening its picture again brings back every layer', () => {
  fc.assert(
    fc.property(design, drawn => {
      // JSON knows no minus zero.
      expect(readDesign(writeSvg(drawn, set))).toEqual(JSON.parse(JSON.stringify(drawn)))
    }),
    { numRuns: 150 },
  )
})

test('every starter can be opened again, has text that stands out, and is told from the others at a glance', () => {
  for (const name of starterNames) {
    const begun = starter(name, 'Remixing the open web', icon)
    expect(readDesign(writeSvg(begun, set)), name).toEqual(begun)
    expect(contrastWarnings(begun), name).toEqual([])
  }
})

test('every ink reads on its enamel, and every enamel is told from its rim', () => {
  for (const { enamel, rim, ink } of palettes) {
    expect(contrast(enamel, ink)).toBeGreaterThan(4.5)
    expect(contrast(rim, ink)).toBeGreaterThan(4.5)
  }
})

test('a picture that was written by somebody else cannot bring script into the page', () => {
  const own = writeSvg(addLayer(emptyDesign, makeIcon('award', nodes, '#ffffff')), set)
  expect(readDesign(own)).not.toBeNull()
  for (const [what, evil] of [
    ['&quot;#ffffff&quot;', '&quot;red&quot; onload=&quot;alert(1)&quot;'],
    ['&quot;circle&quot;', '&quot;script&quot;'],
    ['&quot;cx&quot;', '&quot;onclick&quot;'],
    ['&quot;12&quot;', '&quot;12\\&quot; onload=\\&quot;x&quot;'],
    ['&quot;format&quot;:1', '&quot;format&quot;:2'],
    ['&quot;x&quot;:256', '&quot;x&quot;:1e9'],
    ['&quot;locked&quot;', '&quot;locked&quot;:true,&quot;evil&quot;'],
  ] as const) {
    const changed = own.replaceAll(what, evil)
    expect(changed, what).not.toBe(own)
    expect(readDesign(changed), what).toBeNull()
  }
  for (const other of ['', '<svg/>', 'no svg', own.replace('badge-design:1', 'badge-design:9')])
    expect(readDesign(other)).toBeNull()
})

test('another program may give our namespace a name of its own', () => {
  const own = writeSvg(starter('medal', 'Weaving', icon), set)
  const renamed = own
    .replace('<svg ', '<svg xmlns:ns0="urn:rucksack:badge-design:1" ')
    .replace('<design xmlns="urn:rucksack:badge-design:1">', '<ns0:design>')
    .replace('</design>', '</ns0:design>')
  expect(readDesign(renamed)).toEqual(readDesign(own))
})

test('what is not loved can be undone, step by step, and done again; one drag is one step', () => {
  let history = beginHistory(0)
  history = commit(history, 1)
  for (const each of [2, 3, 4]) history = commit(history, each, 'drag')
  history = settle(history)
  history = commit(history, 5, 'drag')
  expect(history.now).toBe(5)
  history = undo(history)
  expect(history.now).toBe(4)
  history = undo(history)
  expect(history.now).toBe(1)
  expect(redo(redo(history)).now).toBe(5)
  expect(redo(commit(history, 9)).now).toBe(9)
  expect(undo(undo(undo(history))).now).toBe(0)
})

test('layers move, grow, turn and change places, stay in the picture, and a locked one stays as it is', () => {
  const [back, front] = [makeShape('circle', '#112233'), makeText('Hi', '#ffffff')]
  const two = addLayer(addLayer(emptyDesign, back), front)
  expect(moveLayer(two, front.id, 10_000, -10_000).layers[1]).toMatchObject({ x: canvas, y: 0 })
  expect(scaleLayer(two, front.id, 2).layers[1]?.size).toBe(front.size * 2)
  expect(scaleLayer(two, front.id, 0.0001).layers[1]?.size).toBe(8)
  expect(turnLayer(two, front.id, 190).layers[1]?.turn).toBe(-170)
  expect(reorderLayer(two, front.id, -1).layers.map(each => each.id)).toEqual([front.id, back.id])
  expect(reorderLayer(two, front.id, 5)).toEqual(two)
  const copied = duplicateLayer(two, back.id, 'copy').layers
  expect(copied.map(each => each.id)).toEqual([back.id, 'copy', front.id])
  const locked = changeLayer(two, back.id, { locked: true })
  expect(moveLayer(locked, back.id, 5, 5)).toEqual(locked)
  expect(removeLayer(locked, back.id)).toEqual(locked)
  expect(removeLayer(two, back.id).layers).toEqual([front])
  expect(changeLayer(locked, back.id, { locked: false })).toEqual(two)
})

test('a layer comes to rest on the middle and on other layers, and nowhere else', () => {
  expect(snap(252, 300, [])).toEqual({ x: 256, y: 300, guides: [{ axis: 'x', at: 256 }] })
  expect(snap(100, 91, [{ x: 97, y: 90 }])).toMatchObject({ x: 97, y: 90 })
  expect(snap(110, 120, [{ x: 97, y: 90 }]).guides).toEqual([])
})

test('ink that does not stand out from what lies behind it is named', () => {
  const pale = makeText('Hello', '#ffeecc')
  const dark = addLayer(addLayer(emptyDesign, makeShape('circle', '#27487a')), pale)
  expect(contrastWarnings(dark)).toEqual([])
  const onPale = addLayer(addLayer(emptyDesign, makeShape('circle', '#ffffff')), pale)
  expect(contrastWarnings(onPale).map(each => each.layer.id)).toEqual([pale.id])
  expect(contrastWarnings(addLayer(emptyDesign, pale))).toHaveLength(1)
})

test('text is set in outlines of its own script, bent text along its circle', () => {
  const plain = set(makeText('Ada', '#000000'))
  expect(plain.letters).toHaveLength(3)
  expect(plain.width).toBeGreaterThan(40)
  expect(plain.letters.every(each => each.turn === 0)).toBe(true)
  // Joined letters: the shapes are those of initial, middle and final forms, not of letters alone.
  const joined = set(makeText('ببب', '#000000')).letters.map(each => each.d)
  const [body] = set(makeText('ب', '#000000'))
    .letters.map(each => each.d)
    .sort((a, b) => b.length - a.length)
  expect(joined).not.toContain(body)
  const bent = set(makeText('AVA', '#000000', { bend: 'up', radius: 100, size: 40 })).letters
  for (const each of bent) expect(Math.hypot(each.x, each.y)).toBeGreaterThan(80)
  expect(bent[0]?.turn).toBeLessThan(0)
  expect(bent[2]?.turn).toBeGreaterThan(0)
  expect(set(makeText('日', '#000000')).missing).toBe(true)
})

test('two pictures in other colours are told apart, a small shift is not', () => {
  const disc = (r: number, g: number, b: number, shift = 0) => {
    const pixels = new Uint8ClampedArray(32 * 32 * 4)
    for (let y = 0; y < 32; y++)
      for (let x = 0; x < 32; x++)
        if (Math.hypot(x - 16 - shift, y - 16) < 14) pixels.set([r, g, b, 255], (y * 32 + x) * 4)
    return pixels
  }
  expect(difference(disc(31, 95, 91), disc(31, 95, 91))).toBe(0)
  expect(difference(disc(31, 95, 91), disc(31, 95, 91, 1))).toBeLessThan(toldApart)
  expect(difference(disc(31, 95, 91), disc(227, 189, 98))).toBeGreaterThan(toldApart)
})
