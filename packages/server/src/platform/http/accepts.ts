type Offer = { type: string; quality: number; exactness: number }

/** The offer that the Accept header likes best (RFC 9110, 12.5.1); the first offer when it does not say. */
export function preferred<T extends string>(accept: string | undefined, offers: readonly [T, ...T[]]): T {
  if (accept === undefined || accept.trim() === '') return offers[0]
  const ranges = accept.slice(0, 1000).split(',').map(parse)
  let best: T | null = null
  let bestQuality = 0
  for (const offer of offers) {
    const quality = qualityOf(offer, ranges)
    if (quality > bestQuality) {
      best = offer
      bestQuality = quality
    }
  }
  return best ?? offers[0]
}

function parse(range: string): Offer {
  const [type = '', ...parameters] = range.split(';').map(part => part.trim().toLowerCase())
  const q = parameters.find(parameter => parameter.startsWith('q='))
  const quality = q === undefined ? 1 : Number(q.slice(2))
  return {
    type,
    quality: Number.isFinite(quality) ? quality : 0,
    exactness: type === '*/*' ? 0 : type.endsWith('/*') ? 1 : 2,
  }
}

function qualityOf(offer: string, ranges: Offer[]): number {
  const matching = ranges
    .filter(
      ({ type }) =>
        type === offer || type === '*/*' || (type.endsWith('/*') && offer.startsWith(type.slice(0, -1))),
    )
    .sort((a, b) => b.exactness - a.exactness)
  return matching[0]?.quality ?? 0
}
