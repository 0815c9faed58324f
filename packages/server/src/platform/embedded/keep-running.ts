import type { ChildProcess } from 'node:child_process'

export type Launched = { child: ChildProcess; exited: Promise<void> }

const firstPatienceMs = 10_000
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
  let running = Promise.resolve(await first(launch))
  let pid = (await running).child.pid ?? 0
  let stopping = false
  const failed = new Promise<never>((_resolve, reject) => {
    const watch = ({ child, exited }: Launched) => {
      pid = child.pid ?? 0
      void exited.then(() => {
        if (stopping) return
        running = again(launch, () => stopping)
        running.then(watch, cause => {
          if (!stopping) reject(cause)
        })
      })
    }
    void running.then(watch)
  })
  failed.catch(() => {})
  return {
    failed,
    pid: () => pid,
    async stop() {
      stopping = true
      // It may be coming up again at this moment.
      const last = await running.catch(() => null)
      if (!last || last.child.exitCode !== null || last.child.signalCode !== null) return
      last.child.kill('SIGINT')
      const timer = setTimeout(() => last.child.kill('SIGQUIT'), quickMs)
      await last.exited
      clearTimeout(timer)
    },
  }
}

/** At a start only one thing is waited for: the processes of a killed one, which notice it within moments. */
async function first(launch: () => Promise<Launched>): Promise<Launched> {
  for (const began = Date.now(); ; ) {
    try {
      return await launch()
    } catch (cause) {
      const held = cause instanceof Error && /shared memory block|lock file/.test(cause.message)
      if (!held || Date.now() - began > firstPatienceMs) throw cause
      await new Promise(resolve => setTimeout(resolve, pauseMs))
    }
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
