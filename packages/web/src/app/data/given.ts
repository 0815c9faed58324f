type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** The same object without members that are undefined or an empty text. */
export function given<T extends Record<string, unknown>>(values: T): Given<T> {
  const kept = Object.entries(values).filter(([, value]) => value !== undefined && value !== '')
  // Only members were left out; those that stay keep their types.
  return Object.fromEntries(kept) as Given<T>
}
