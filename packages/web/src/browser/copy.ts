/** Show the copy buttons and let them copy the text beside them. */
export function enhanceCopying(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    const text = button.closest('[data-copy-frame]')?.querySelector('code')?.textContent
    if (!text || !navigator.clipboard) continue
    const label = button.textContent
    button.hidden = false
    const spoken = button.ariaLabel
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(text)
      button.textContent = button.dataset['copied'] ?? label
      button.ariaLabel = button.textContent
      setTimeout(() => {
        button.textContent = label
        button.ariaLabel = spoken
      }, 2000)
    })
  }
}
