import type { CheckMessages } from '../check-messages.ts'
import type { CheckSource } from './run-check.ts'

export type CheckData = CheckSource & { messages: CheckMessages }

begin()

/** Show "check it yourself", and load the library when it is pressed. */
function begin(): void {
  const section = document.querySelector<HTMLElement>('[data-check]')
  const button = section?.querySelector('button')
  const results = section?.querySelector<HTMLElement>('.check-results')
  const block = document.getElementById('check')?.textContent
  if (!section || !button || !results || !block) return
  // The host wrote this block into the page itself.
  const data = JSON.parse(block) as CheckData
  const words = data.messages.texts
  const label = button.querySelector('span')
  section.hidden = false
  button.addEventListener('click', async () => {
    button.disabled = true
    results.textContent = words['check-yourself.running'] ?? '…'
    try {
      const [{ runCheck }, { showReport }] = await Promise.all([
        import('./run-check.ts'),
        import('./show-report.ts'),
      ])
      results.replaceChildren(showReport(await runCheck(data), data.messages))
      section.dataset['check'] = 'done'
      if (label) label.textContent = words['check-yourself.again'] ?? label.textContent
    } catch {
      results.textContent = words['check-yourself.failed'] ?? ''
      section.dataset['check'] = 'failed'
    } finally {
      button.disabled = false
    }
  })
}
