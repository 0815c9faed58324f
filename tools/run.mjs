import { spawn } from 'node:child_process'
import { root } from './paths.mjs'

/**
 * Run a command in the repository and wait for it; everything it says goes to standard error.
 * A signal that ends us ends it too.
 * @param {string} file
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, stdout?: 'stderr' | 'inherit' }} [options]
 * @returns {Promise<number>} its exit code; 1 when it could not be started or a signal ended it
 */
export async function run(file, args, { env = process.env, stdout = 'stderr' } = {}) {
  const child = spawn(file, args, {
    cwd: root,
    env,
    stdio: ['ignore', stdout === 'inherit' ? 'inherit' : 2, 2],
    shell: process.platform === 'win32' && file.endsWith('.cmd'),
  })
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
  const handlers = signals.map(signal => () => {
    child.kill(signal)
    child.once('exit', () => process.exit(signal === 'SIGINT' ? 130 : 143))
  })
  for (const [index, signal] of signals.entries()) process.once(signal, handlers[index])
  try {
    return await new Promise(resolve => {
      child.once('error', () => resolve(1))
      child.once('exit', code => resolve(code ?? 1))
    })
  } finally {
    for (const [index, signal] of signals.entries()) process.removeListener(signal, handlers[index])
  }
}
