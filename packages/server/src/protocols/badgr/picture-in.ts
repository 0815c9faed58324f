import { type Picture, takeImage } from '../../platform/images/take-image.ts'
import { Problem } from '../../platform/problem.ts'

/** The picture in a data URI. Throws `image-refused`. */
export async function pictureIn(text: string): Promise<Picture> {
  const bytes = /^data:image\/[\w.+-]+(?:;[\w=.-]+)*;base64,([A-Za-z0-9+/=\s]+)$/.exec(text)?.[1]
  if (bytes === undefined)
    throw new Problem('image-refused', {
      detail: 'Send the image as a data URI: data:image/png;base64,… or data:image/svg+xml;base64,…',
      errors: [{ pointer: '/image', message: 'must be a data URI' }],
    })
  return await takeImage(Buffer.from(bytes, 'base64'))
}
