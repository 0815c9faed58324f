/** After a form was refused, begin where it says why. */
export function focusTrouble(): void {
  document.querySelector<HTMLElement>('main .notice[role=alert]')?.focus()
}
