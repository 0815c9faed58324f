import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const fonts = [
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  '@expo-google-fonts/noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf',
  '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
]

let fontFiles: string[] | null = null

/** Draw an SVG as PNG, its longer edge `edge` pixels. A fresh machine has no fonts, so they come along. */
export async function svgToPng(svg: Uint8Array | string, edge: number): Promise<Buffer> {
  const { Resvg } = await import('@resvg/resvg-js')
  fontFiles ??= findFonts()
  const text = typeof svg === 'string' ? svg : Buffer.from(svg).toString('utf8')
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Noto Sans' }
  const { width, height } = new Resvg(text, { font })
  // Fitted by its width alone, a drawing a thousand times as high as wide would fill the memory.
  const fitTo =
    width >= height ? { mode: 'width' as const, value: edge } : { mode: 'height' as const, value: edge }
  return new Resvg(text, { fitTo, font }).render().asPng()
}

/** A picture as PNG of at most `width` pixels, whatever it was. */
export async function pictureToPng(bytes: Uint8Array, mediaType: string, width: number): Promise<Buffer> {
  if (mediaType === 'image/svg+xml') return await svgToPng(bytes, width)
  const { default: sharp } = await import('sharp')
  return await sharp(bytes).resize({ width, withoutEnlargement: true }).png().toBuffer()
}

function findFonts(): string[] {
  const require = createRequire(import.meta.url)
  return fonts.map(name => {
    const file = require.resolve(name)
    readFileSync(file)
    return file
  })
}
