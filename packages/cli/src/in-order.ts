/** At the same time: enough to wait for many disks and servers at once, few enough to be polite to one. */
const atOnce = 8

/** What becomes of each item, in their order, while those after it are already under way. */
export async function* inOrder<Item, Result>(
  items: readonly Item[],
  act: (item: Item) => Promise<Result>,
): AsyncGenerator<{ at: number; result: Result }> {
  const running = items.slice(0, atOnce).map(act)
  for (const [at, result] of running.entries()) {
    // What is added to a list while it is gone through is gone through, too.
    const settled = await result
    const next = items[at + atOnce]
    if (next !== undefined) running.push(act(next))
    yield { at, result: settled }
  }
}
