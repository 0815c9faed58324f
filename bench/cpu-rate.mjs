/** Runs in a second of this process, over one slice of time in milliseconds: what neighbours take does not count. */
export async function rateOf(task, slice) {
  const began = performance.now()
  const used = process.cpuUsage()
  let count = 0
  while (performance.now() - began < slice) {
    for (let at = 0; at < 4; at++) await task()
    count += 4
  }
  const { user, system } = process.cpuUsage(used)
  return count / ((user + system) / 1e6)
}
