import { Pin } from '../../components/pin.tsx'

type Props = { src: string | null; alt: string; size: 'small' | 'shelf' | 'large' }

/** The picture of a badge, whole and on plain ground; an empty setting when it has none. */
export function Picture({ src, alt, size }: Props) {
  const look = `picture-${size}`
  if (src === null) return <span aria-hidden="true" className={`pin picture-none ${look}`} />
  return (
    <Pin
      src={src}
      alt={alt}
      size={pixels[size]}
      lazy={size !== 'large'}
      bare={size !== 'large'}
      className={look}
    />
  )
}

const pixels = { small: 48, shelf: 128, large: 320 }
