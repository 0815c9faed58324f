const alphabet = new TextEncoder().encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
const decoder = new TextDecoder()

/** Base64url without padding (RFC 4648, 5), as JOSE writes it: whole credentials, so speed counts. */
export function toBase64url(bytes: Uint8Array): string {
  const text = new Uint8Array(Math.ceil((bytes.length * 4) / 3))
  const letter = (bits: number) => alphabet[bits & 63] ?? 0
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
