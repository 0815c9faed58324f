import type { CheckSource } from './run-check.ts'

begin()

/** Show "check it yourself", and load the library when it is pressed. */
function begin(): void {
  const section = document.querySelector<HTMLElement>('[data-check]')
  const button = section?.querySelector('button')
  const results = section?.querySelector<HTMLElement>('.check-results')
  const block = document.getElementById('check')?.textContent
  if (!section || !button || !results || !block) return
  // The host wrote this block into the page itself.
  const source = JSON.parse(block) as CheckSource
  const label = button.querySelector('span')
  const { running, again, failed } = section.dataset
  section.hidden = false
  button.addEventListener('click', async () => {
    button.disabled = true
    results.textContent = running ?? ''
    try {
      const [{ runCheck }, { showReport }, { loadVerdicts }] = await Promise.all([
        import('./run-check.ts'),
        import('./show-report.ts'),
        import('./load-verdicts.ts'),
      ])
      const report = await runCheck(source)
      results.replaceChildren(showReport(report, await loadVerdicts(document.documentElement.lang)))
      section.dataset['check'] = report.verdict
      if (label && again) label.textContent = again
    } catch {
      results.textContent = failed ?? ''
      section.dataset['check'] = 'failed'
    } finally {
      button.disabled = false
    }
  })
}
