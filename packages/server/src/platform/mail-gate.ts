import type { Clock } from './clock.ts'

/** While the mail server takes nothing, one try a minute asks whether it does again; all other mail waits. */
export type MailGate = {
  /** When to come again, or null to try now. Waits while another asks. */
  enter(): Promise<Date | null>
  /** How the try ended. When the gate is shut by it, until when. */
  leave(outcome: 'taken' | 'put-off' | 'server'): Date | null
}

const restMs = 60_000
// A server that puts off this many in a row takes nothing at all.
const mostPutOff = 10

export function mailGate(clock: Clock): MailGate {
  let opensAt: Date | null = null
  let putOff = 0
  let asking: { done: Promise<void>; end: () => void } | null = null

  return {
    async enter() {
      for (;;) {
        if (opensAt === null) return null
        if (clock.now() < opensAt) return opensAt
        if (!asking) break
        await asking.done
      }
      let end = () => {}
      const done = new Promise<void>(resolve => {
        end = resolve
      })
      asking = { done, end }
      return null
    },
    leave(outcome) {
      putOff = outcome === 'put-off' ? putOff + 1 : 0
      const shuts =
        outcome === 'server' || putOff >= mostPutOff || (opensAt !== null && outcome === 'put-off')
      opensAt = shuts ? new Date(clock.now().getTime() + restMs) : null
      asking?.end()
      asking = null
      return opensAt
    },
  }
}
