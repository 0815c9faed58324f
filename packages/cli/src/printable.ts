/** Text of others in one line, without what a terminal would obey: control characters, and turns of direction. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ')
  return plain.length > most ? `${plain.slice(0, most)}…` : plain
}

const most = 1_000
