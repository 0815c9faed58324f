import { useMemo } from 'react'
import { encode } from 'uqr'

/** A QR code as one path, in black on white whatever the theme: cameras want contrast. */
export function Qr({ text, label, className }: { text: string; label: string; className?: string }) {
  const { path, size } = useMemo(() => draw(text), [text])
  return (
    <svg className={className} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

function draw(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return { path, size }
}
