import type { ChildProcess } from 'node:child_process'

export type Launched = { child: ChildProcess; exited: Promise<void> }

const patienceMs = 30_000
const pauseMs = 250
const quickMs = 20_000

/**
 * Keep a server running: when it ends by itself it is launched again, for up to half a minute, since the
 * processes of a killed one may still hold its memory. Until then whoever asks it is told to come back.
 */
export async function keepRunning(
  launch: () => Promise<Launched>,
): Promise<{ failed: Promise<never>; pid(): number; stop(): Promise<void> }> {
  let current = await launch()
  let stopping = false
  const failed = new Promise<never>((_resolve, reject) => {
    const watch = ({ exited }: Launched) =>
      void exited.then(async () => {
        if (stopping) return
        try {
          current = await again(launch, () => stopping)
          watch(current)
        } catch (cause) {
          if (!stopping) reject(cause)
        }
      })
    watch(current)
  })
  failed.catch(() => {})
  return {
    failed,
    pid: () => current.child.pid ?? 0,
    async stop() {
      stopping = true
      const { child, exited } = current
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGINT')
      const timer = setTimeout(() => child.kill('SIGQUIT'), quickMs)
      await exited
      clearTimeout(timer)
    },
  }
}

async function again(launch: () => Promise<Launched>, given: () => boolean): Promise<Launched> {
  for (const began = Date.now(); ; ) {
    try {
      return await launch()
    } catch (cause) {
      if (given() || Date.now() - began > patienceMs) throw cause
      await new Promise(resolve => setTimeout(resolve, pauseMs))
    }
  }
}
