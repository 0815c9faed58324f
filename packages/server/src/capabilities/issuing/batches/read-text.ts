/**
 * Text as spreadsheets write it: UTF-8 or UTF-16 by their marks, UTF-8 without one, else Windows-1252, which holds
 * all of Latin-1 that is ever printed.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return decode('utf-16le', bytes)
  if (first === 0xfe && second === 0xff) return decode('utf-16be', bytes)
  if (first === 0xef && second === 0xbb && third === 0xbf) return decode('utf-8', bytes)
  // Without a mark, every other byte of Western text in UTF-16 is zero.
  const sample = bytes.subarray(0, 1_000)
  const zeros = (odd: number) => sample.filter((byte, at) => byte === 0 && at % 2 === odd).length
  if (zeros(1) > sample.length / 4) return decode('utf-16le', bytes)
  if (zeros(0) > sample.length / 4) return decode('utf-16be', bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decode('windows-1252', bytes)
  }
}

const decode = (encoding: string, bytes: Uint8Array) => new TextDecoder(encoding).decode(bytes)

const separators = [';', '\t', ',', '|'] as const

/** What stands between cells: the mark that splits the first lines into the same number of parts, most of them. */
export function separatorOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\r|\n/)
    .filter(line => line !== '')
    .slice(0, 10)
  const score = (mark: string) => {
    const counts = lines.map(line => line.split(mark).length - 1)
    const least = Math.min(...counts)
    return least === Math.max(...counts) ? least * 10 : least
  }
  const best = [...separators].sort((a, b) => score(b) - score(a))[0] ?? ','
  return score(best) > 0 ? best : ','
}
