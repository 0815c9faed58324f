/** The end of a day in the reader's own time. */
export const endOfDay = (day: string): string => new Date(`${day}T23:59:59`).toISOString()

/** The day of an instant in the reader's own time, as a date field takes it. */
export function dayOf(instant: string): string {
  const at = new Date(instant)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}
