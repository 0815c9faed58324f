type Props = { src: string | null; alt: string; size: 'small' | 'shelf' | 'large' }

/** The picture of a badge, whole and on plain ground. */
export function Picture({ src, alt, size }: Props) {
  const { box, pixels } = sizes[size]
  if (src === null) return <span aria-hidden="true" className={`${box} rounded-full border-2 border-dashed border-line`} />
  return (
    <img
      src={src}
      alt={alt}
      width={pixels}
      height={pixels}
      loading={size === 'large' ? 'eager' : 'lazy'}
      decoding="async"
      className={`${box} object-contain`}
    />
  )
}

const sizes = {
  small: { box: 'block size-12 shrink-0', pixels: 48 },
  shelf: { box: 'block size-28 sm:size-32', pixels: 128 },
  large: { box: 'block aspect-square h-auto w-full max-w-72', pixels: 288 },
} as const
