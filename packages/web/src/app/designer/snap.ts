import { canvas, type Layer } from './design.ts'

const reach = 6

/** Where a layer being dragged comes to rest, and the lines it rests on. */
export type Snapped = { x: number; y: number; guides: { axis: 'x' | 'y'; at: number }[] }

/** Draw a position to the middle of the drawing area, its thirds, and the middles of other layers. */
export function snap(x: number, y: number, others: Pick<Layer, 'x' | 'y'>[]): Snapped {
  const lines = (axis: 'x' | 'y') => [
    canvas / 2,
    canvas / 3,
    (canvas * 2) / 3,
    ...others.map(other => other[axis]),
  ]
  const nearest = (value: number, axis: 'x' | 'y') => {
    const line = lines(axis).reduce((best, each) =>
      Math.abs(each - value) < Math.abs(best - value) ? each : best,
    )
    return Math.abs(line - value) <= reach ? line : null
  }
  const [toX, toY] = [nearest(x, 'x'), nearest(y, 'y')]
  return {
    x: toX ?? x,
    y: toY ?? y,
    guides: [
      ...(toX === null ? [] : [{ axis: 'x' as const, at: toX }]),
      ...(toY === null ? [] : [{ axis: 'y' as const, at: toY }]),
    ],
  }
}
