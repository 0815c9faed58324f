import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { say } from './say.mjs'

const heartbeat = 2_000
const abandoned = 20_000

/**
 * Do something that no other process on this machine does at the same time. The lock of a process that
 * was killed is taken over: its number is gone, or its heartbeat has stopped.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  mkdirSync(dirname(file), { recursive: true })
  let told = false
  const since = Date.now()
  while (!take(file)) {
    if (isAbandoned(file)) takeOver(file)
    if (!told && Date.now() - since > 1_000) {
      told = true
      say('Waiting for another command that prepares this folder …')
    }
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  const timer = setInterval(() => touch(file), heartbeat)
  timer.unref()
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    clearInterval(timer)
    process.removeListener('exit', release)
    release()
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function isAbandoned(file) {
  try {
    const age = Date.now() - statSync(file).mtimeMs
    if (age > abandoned) return true
    const pid = Number(readFileSync(file, 'utf8'))
    // A file that was just made may not hold its number yet.
    return pid > 0 && !isRunning(pid)
  } catch {
    return false
  }
}

// Two that wait may both find the lock abandoned; only one may remove it, or the second would remove the lock
// that the first has just taken.
function takeOver(file) {
  const permit = `${file}.takeover`
  if (!take(permit)) {
    if (isAbandoned(permit)) rmSync(permit, { force: true })
    return
  }
  try {
    if (isAbandoned(file)) rmSync(file, { force: true })
  } finally {
    rmSync(permit, { force: true })
  }
}

function touch(file) {
  try {
    utimesSync(file, new Date(), new Date())
  } catch {
    // Gone: somebody cleaned the folder. The work goes on.
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** In a container that reaps nobody, a killed process keeps its number for ever. */
function isZombie(pid) {
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
