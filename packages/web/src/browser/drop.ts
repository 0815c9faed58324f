/** Let files be dropped on the form, and say which one was chosen. */
export function enhanceDrop(): void {
  for (const zone of document.querySelectorAll<HTMLElement>('[data-drop]')) {
    const input = zone.querySelector<HTMLInputElement>('input[type=file]')
    const status = zone.querySelector('[data-drop-status]')
    if (!input) continue
    zone.dataset['enhanced'] = ''
    const sayWhich = () => {
      const name = input.files?.[0]?.name
      if (status) status.textContent = name ? (zone.dataset['chosen'] ?? '').replace('%file%', name) : ''
    }
    input.addEventListener('change', sayWhich)
    zone.addEventListener('dragover', event => {
      event.preventDefault()
      zone.dataset['over'] = ''
    })
    zone.addEventListener('dragleave', () => {
      delete zone.dataset['over']
    })
    zone.addEventListener('drop', event => {
      event.preventDefault()
      delete zone.dataset['over']
      if (!event.dataTransfer?.files.length) return
      input.files = event.dataTransfer.files
      sayWhich()
      input.form?.requestSubmit()
    })
  }
}
