let asked = false
const listeners = new Set<() => void>()

/** Open the dialog that says why the person must sign in again. */
export function askForFreshSignIn(): void {
  change(true)
}

/** Close that dialog. */
export function stopAskingForFreshSignIn(): void {
  change(false)
}

/** What `useSyncExternalStore` needs to follow whether the dialog is open. */
export const freshSignInAsked = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  read: (): boolean => asked,
}

function change(to: boolean): void {
  asked = to
  for (const listener of listeners) listener()
}
