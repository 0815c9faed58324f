import type { Font } from 'fontkit'
import type { TextLayer } from './design.ts'

/** One letter as an outline, with where it stands: moved to `x`, `y`, then turned. */
export type SetLetter = { d: string; x: number; y: number; turn: number; scale: number }

/** Text as outlines around the position of its layer. */
export type SetText = { letters: SetLetter[]; width: number; missing: boolean }

export type Typefaces = { sans: Font; serif: Font; arabic: Font }

/** Set a text in outlines, so that it looks the same wherever the badge is drawn, with or without fonts. */
export function typeset(layer: TextLayer, typefaces: Typefaces): SetText {
  const glyphs = runsOf(layer.text, layer.font, typefaces).flatMap(run => shaped(run, layer))
  const width = glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) - layer.spacing
  return {
    letters: layer.bend === 'none' ? along(glyphs, width, layer) : bent(glyphs, width, layer),
    width,
    missing: glyphs.some(glyph => glyph.missing),
  }
}

type Shaped = { d: string; scale: number; advance: number; dx: number; dy: number; missing: boolean }
type Run = { text: string; font: Font }

/** Parts of a text that one typeface can draw, in the order in which they are seen. */
function runsOf(text: string, wanted: 'sans' | 'serif', faces: Typefaces): Run[] {
  const order = [faces[wanted], faces.sans, faces.arabic]
  const runs: Run[] = []
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    const before = runs.at(-1)
    const neutral = /\s|\p{P}|\p{M}/u.test(letter)
    const font =
      before && neutral && before.font.hasGlyphForCodePoint(code)
        ? before.font
        : (order.find(each => each.hasGlyphForCodePoint(code)) ?? order[0])
    if (!font) continue
    if (before?.font === font) before.text += letter
    else runs.push({ text: letter, font })
  }
  const rightToLeft = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text)
  return rightToLeft ? runs.reverse() : runs
}

function shaped({ text, font }: Run, { size, spacing }: TextLayer): Shaped[] {
  const scale = size / font.unitsPerEm
  const { glyphs, positions } = font.layout(text)
  return glyphs.map((glyph, at) => {
    const position = positions[at]
    return {
      d: glyph.path.toSVG(),
      scale,
      // Marks stand on their letter and take no room.
      advance: position?.xAdvance ? position.xAdvance * scale + spacing : 0,
      dx: (position?.xOffset ?? 0) * scale,
      dy: -(position?.yOffset ?? 0) * scale,
      missing: glyph.id === 0,
    }
  })
}

function along(glyphs: Shaped[], width: number, { size }: TextLayer): SetLetter[] {
  // Capitals are about 0.7 of the letter height: half of that below the middle is the base line.
  let x = -width / 2
  return glyphs.flatMap(glyph => {
    const at = { d: glyph.d, x: x + glyph.dx, y: size * 0.35 + glyph.dy, turn: 0, scale: glyph.scale }
    x += glyph.advance
    return glyph.d === '' ? [] : [at]
  })
}

function bent(glyphs: Shaped[], width: number, { bend, radius, size }: TextLayer): SetLetter[] {
  const up = bend === 'up'
  const base = up ? radius - size * 0.35 : radius + size * 0.35
  let passed = -width / 2
  return glyphs.flatMap(glyph => {
    const middle = passed + glyph.advance / 2
    passed += glyph.advance
    const angle = middle / radius
    // Above, letters stand on the circle; below, they hang from it, read from left to right all the same.
    const turn = up ? angle : -angle
    const [sin, cos] = [Math.sin(turn), Math.cos(turn)]
    const middleX = base * Math.sin(angle)
    const middleY = up ? -base * Math.cos(angle) : base * Math.cos(angle)
    const back = -glyph.advance / 2 + glyph.dx
    return glyph.d === ''
      ? []
      : [
          {
            d: glyph.d,
            x: middleX + back * cos - glyph.dy * sin,
            y: middleY + back * sin + glyph.dy * cos,
            turn: (turn * 180) / Math.PI,
            scale: glyph.scale,
          },
        ]
  })
}
