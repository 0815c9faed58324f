import { Problem } from '../problem.ts'
import { SvgRefused, sanitiseSvg } from './sanitise-svg.ts'
import { svgToPng } from './to-png.ts'

export type Picture = {
  bytes: Buffer
  mediaType: 'image/png' | 'image/svg+xml'
  width: number
  height: number
}

const maxPixels = 40_000_000
const keptEdge = 1_000
const trialEdge = 64

/** Take in a picture somebody sent: a PNG is decoded and written anew, an SVG rebuilt. Throws `image-refused`. */
export async function takeImage(bytes: Uint8Array): Promise<Picture> {
  if (bytes.length === 0) throw refused('The file is empty.')
  if (isPng(bytes)) return await takePng(bytes)
  if (looksLikeSvg(bytes)) return await takeSvg(bytes)
  throw refused('It is neither a PNG nor an SVG picture.')
}

async function takePng(bytes: Uint8Array): Promise<Picture> {
  const { default: sharp } = await import('sharp')
  try {
    const image = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error', pages: 1 })
    const { data, info } = await image
      .resize({ width: keptEdge, height: keptEdge, fit: 'inside', withoutEnlargement: true })
      .png({ compressionLevel: 9, effort: 7 })
      .timeout({ seconds: 10 })
      .toBuffer({ resolveWithObject: true })
    if (info.width < 16 || info.height < 16) throw refused('It is smaller than 16 × 16 pixels.')
    return { bytes: data, mediaType: 'image/png', width: info.width, height: info.height }
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    const large = cause instanceof Error && /pixel limit/.test(cause.message)
    throw refused(large ? 'It has more than 40 million pixels.' : 'The PNG is damaged or cut off.', cause)
  }
}

async function takeSvg(bytes: Uint8Array): Promise<Picture> {
  let clean: Buffer
  try {
    clean = sanitiseSvg(bytes)
  } catch (cause) {
    if (cause instanceof SvgRefused) throw refused(cause.message, cause)
    throw cause
  }
  // It will be drawn for mails and baked badges, so it is drawn once now.
  await svgToPng(clean, trialEdge).catch((cause: unknown) => {
    throw refused('It cannot be drawn: its size is missing, zero or out of all proportion.', cause)
  })
  return { bytes: clean, mediaType: 'image/svg+xml', width: 0, height: 0 }
}

function isPng(bytes: Uint8Array): boolean {
  return [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a].every((byte, at) => bytes[at] === byte)
}

function looksLikeSvg(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('utf8').replace(/^﻿/, '').trimStart()
  return (
    start.startsWith('<') &&
    /<(?:[\w-]+:)?svg[\s>]|<!DOCTYPE/i.test(Buffer.from(bytes.subarray(0, 65_536)).toString('utf8'))
  )
}

const refused = (detail: string, cause?: unknown) => new Problem('image-refused', { detail, cause })
