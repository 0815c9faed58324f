/** Offer passkeys in the e-mail field and by a button, where the browser knows them. */
export function offerPasskey(): void {
  const offer = document.querySelector<HTMLElement>('[data-passkey]')
  const button = offer?.querySelector('button')
  if (!offer || !button || !('PublicKeyCredential' in window)) return
  offer.hidden = false
  const next = offer.dataset['next'] ?? '/'
  const failed = offer.querySelector<HTMLElement>('[data-failed]')
  button.addEventListener('click', async () => {
    if (failed) failed.textContent = ''
    try {
      const { signInWithPasskey } = await import('./passkey-sign-in.ts')
      location.assign(await signInWithPasskey(next, false))
    } catch (cause) {
      // Closing the browser's own dialog is an answer, not a failure.
      if (cause instanceof Error && cause.name === 'NotAllowedError') return
      if (failed) failed.textContent = failed.dataset['failed'] ?? ''
    }
  })
  void offerInField(next)
}

/** Passkeys among the suggestions of the e-mail field; a reader who types an address never notices. */
async function offerInField(next: string): Promise<void> {
  const { canSuggest, signInWithPasskey } = await import('./passkey-sign-in.ts')
  if (!(await canSuggest())) return
  try {
    location.assign(await signInWithPasskey(next, true))
  } catch {
    // Dismissed, or replaced by a press of the button, which speaks for itself.
  }
}
