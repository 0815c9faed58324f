/** What was, what is, and what was undone. `during` names the act that made the present. */
export type History<T> = { past: T[]; now: T; future: T[]; during: string | null }

const most = 200

export const beginHistory = <T>(now: T): History<T> => ({ past: [], now, future: [], during: null })

/** Do something. Steps of one act (a drag, a run of arrow keys, typing) are undone together. */
export function commit<T>(history: History<T>, now: T, act: string | null = null): History<T> {
  if (now === history.now) return history
  const goesOn = act !== null && act === history.during
  return {
    past: goesOn ? history.past : [...history.past, history.now].slice(-most),
    now,
    future: [],
    during: act,
  }
}

export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return {
    past: history.past.slice(0, -1),
    now: before,
    future: [history.now, ...history.future],
    during: null,
  }
}

export function redo<T>(history: History<T>): History<T> {
  const [after, ...future] = history.future
  if (after === undefined) return history
  return { past: [...history.past, history.now], now: after, future, during: null }
}

/** The act is over: the next one is undone by itself, also when it has the same name. */
export const settle = <T>(history: History<T>): History<T> =>
  history.during === null ? history : { ...history, during: null }
