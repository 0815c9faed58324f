const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const letters = new TextEncoder().encode(alphabet)
const values = Uint8Array.from({ length: 128 }, (_, code) => {
  const value = alphabet.indexOf(String.fromCharCode(code))
  return value === -1 ? 255 : value
})
const decoder = new TextDecoder()
/** Node's own is many times faster, and whole credentials go through here. */
const native = globalThis.Buffer as typeof Buffer | undefined

/** Base64url without padding (RFC 4648, 5), as JOSE writes it. */
export function toBase64url(bytes: Uint8Array): string {
  return native
    ? native.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64url')
    : write(bytes)
}

/** The bytes, or null for whatever is no such text: other letters, padding, bits that are left over. */
export function fromBase64url(text: string): Uint8Array | null {
  if (!native) return read(text)
  const bytes = native.from(text, 'base64url')
  // Node reads what is nearly right, too: only what it writes back unchanged was right.
  return bytes.toString('base64url') === text ? bytes : null
}

/** The same wherever there is nothing of its own for it. */
export function write(bytes: Uint8Array): string {
  const text = new Uint8Array(Math.ceil((bytes.length * 4) / 3))
  const letter = (bits: number) => letters[bits & 63] ?? 0
  let at = 0
  for (let from = 0; from < bytes.length; from += 3) {
    const bits = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0)
    // Writing beyond the end of a typed array does nothing, which is where the padding would stand.
    text[at++] = letter(bits >> 18)
    text[at++] = letter(bits >> 12)
    text[at++] = letter(bits >> 6)
    text[at++] = letter(bits)
  }
  return decoder.decode(text)
}

/** The same wherever there is nothing of its own for it. */
export function read(text: string): Uint8Array | null {
  const left = text.length % 4
  const bytes = new Uint8Array((text.length * 3) >> 2)
  const value = (at: number) => values[text.charCodeAt(at)] ?? 255
  let all = 0
  let to = 0
  for (let at = 0; at < text.length; at += 4) {
    const [a, b] = [value(at), at + 1 < text.length ? value(at + 1) : 255]
    const c = at + 2 < text.length ? value(at + 2) : 0
    const d = at + 3 < text.length ? value(at + 3) : 0
    all |= a | b | c | d
    bytes[to++] = (a << 2) | (b >> 4)
    bytes[to++] = (b << 4) | (c >> 2)
    bytes[to++] = (c << 6) | d
    // RFC 4648, 3.5: one value has one spelling.
    if (at + 4 > text.length && ((left === 3 ? c << 6 : b << 4) & 0xff) !== 0) return null
  }
  return all < 64 ? bytes : null
}
