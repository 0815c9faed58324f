type Waiting<In, Out> = { ask: In; resolve: (out: Out) => void; reject: (cause: unknown) => void }

/**
 * Do together what many ask for at once: whoever comes while `rounds` rounds are under way goes in the next, with at
 * most `most` in each. Alone, nobody waits; after a round of several, the next waits up to `lingerMs` for as many to
 * come again. `work` answers one outcome for each, in their order, so that one that fails does not take the others
 * with it; if `work` itself throws, all of its round fail.
 */
export function together<In, Out>(
  limits: { most: number; rounds: number; lingerMs?: number },
  work: (asked: In[]) => Promise<PromiseSettledResult<Out>[]>,
): (ask: In) => Promise<Out> {
  const waiting: Waiting<In, Out>[] = []
  let running = 0
  let lately = 1
  let lingering: NodeJS.Timeout | null = null
  const begin = (patient: boolean) => {
    while (running < limits.rounds && waiting.length > 0) {
      if (patient && limits.lingerMs && waiting.length < lately) {
        lingering ??= setTimeout(() => begin(false), limits.lingerMs)
        return
      }
      if (lingering) clearTimeout(lingering)
      lingering = null
      const asked = waiting.splice(0, limits.most)
      lately = asked.length
      running++
      void round(asked, work).then(() => {
        running--
        begin(true)
      })
    }
    lingering = null
  }
  return ask =>
    new Promise((resolve, reject) => {
      waiting.push({ ask, resolve, reject })
      // What arrived in the same turn goes together.
      if (waiting.length === 1 || waiting.length === lately) setImmediate(begin, true)
    })
}

async function round<In, Out>(
  asked: Waiting<In, Out>[],
  work: (asked: In[]) => Promise<PromiseSettledResult<Out>[]>,
): Promise<void> {
  try {
    const outcomes = await work(asked.map(each => each.ask))
    asked.forEach(({ resolve, reject }, at) => {
      const outcome = outcomes[at]
      if (outcome?.status === 'fulfilled') resolve(outcome.value)
      else reject(outcome?.reason ?? new Error('The round left somebody out'))
    })
  } catch (cause) {
    for (const each of asked) each.reject(cause)
  }
}
