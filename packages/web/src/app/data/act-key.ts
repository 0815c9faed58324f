/**
 * A fresh Idempotency-Key for one act of the person.
 *
 * `crypto.randomUUID` exists in secure contexts only, and a host in a local network may speak plain http.
 */
export function actKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}

/** Hands out keys so that an act repeated after a lost answer counts once. */
export function keyKeeper(): { keyFor(act: string): string; settled(): void } {
  let open: { act: string; key: string } | null = null
  return {
    keyFor(act) {
      if (open?.act !== act) open = { act, key: actKey() }
      return open.key
    },
    settled() {
      open = null
    },
  }
}
