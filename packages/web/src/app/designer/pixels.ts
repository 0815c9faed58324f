const size = 32
const kept = new Map<string, Promise<Uint8ClampedArray | null>>()

/** A picture as a list shows it, 32 by 32; null when it cannot be drawn. */
export function pixelsOf(src: string): Promise<Uint8ClampedArray | null> {
  if (src.startsWith('data:')) return draw(src)
  const known = kept.get(src)
  if (known) return known
  const drawing = draw(src)
  kept.set(src, drawing)
  return drawing
}

async function draw(src: string): Promise<Uint8ClampedArray | null> {
  const picture = await loadPicture(src).catch(() => null)
  const context = sheet(size).getContext('2d', { willReadFrequently: true })
  if (picture === null || context === null) return null
  context.drawImage(picture, 0, 0, size, size)
  return context.getImageData(0, 0, size, size).data
}

/** A picture as PNG, for places that take no SVG. */
export async function toPng(svg: string, edge: number): Promise<Blob | null> {
  const canvas = sheet(edge)
  const picture = await loadPicture(`data:image/svg+xml,${encodeURIComponent(svg)}`)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, edge, edge)
  return await new Promise(resolve => canvas.toBlob(resolve, 'image/png'))
}

function sheet(edge: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = edge
  canvas.height = edge
  return canvas
}

async function loadPicture(src: string): Promise<HTMLImageElement> {
  const picture = new Image()
  picture.src = src
  await picture.decode()
  return picture
}
