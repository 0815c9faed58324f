import { classNames } from './class-names.ts'

type Props = { src: string; alt: string; size?: number; bare?: boolean; lazy?: boolean; className?: string }

/** A badge's picture on plain ground with room around it, never cropped. */
export function Pin({ src, alt, size = 320, bare = false, lazy = false, className }: Props) {
  return (
    <div className={classNames('pin', bare && 'bare', className)}>
      <img
        src={src}
        alt={alt}
        width={size}
        height={size}
        decoding="async"
        {...(lazy ? { loading: 'lazy' as const } : {})}
      />
    </div>
  )
}
