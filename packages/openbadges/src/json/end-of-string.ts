/** Where the string ends that begins at `start`, or -1. */
export function endOfString(text: string, start: number): number {
  let end = start
  let escapes: number
  do {
    end = text.indexOf('"', end + 1)
    escapes = 0
    while (text.charCodeAt(end - 1 - escapes) === 0x5c) escapes++
  } while (escapes % 2 === 1)
  return end
}
