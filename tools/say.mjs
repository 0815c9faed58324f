/** Tell the person at the terminal; standard output stays free for results. */
export function say(line) {
  process.stderr.write(`${line}\n`)
}
