import { canvas, type Design } from './design.ts'
import { drawLayer, type Setter } from './draw.ts'

/** The namespace of the editable document inside an exported picture; see docs/badge-design.md. */
export const designNamespace = 'urn:rucksack:badge-design:1'

/** A design as a picture that every program can draw, and that this designer can open again. */
export function writeSvg(design: Design, set: Setter): string {
  const drawn = design.layers.filter(layer => !layer.hidden).map(layer => drawLayer(layer, set))
  const title = design.alt.trim() === '' ? '' : `<title>${escapeXml(design.alt.trim())}</title>`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${canvas} ${canvas}" width="${canvas}" height="${canvas}" role="img">` +
    `${title}<metadata><design xmlns="${designNamespace}">${escapeXml(JSON.stringify(design))}</design></metadata>` +
    `${drawn.join('')}</svg>`
  )
}

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
