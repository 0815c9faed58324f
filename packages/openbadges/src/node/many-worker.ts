import { hash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { canonizeDirect } from '../canon/canonize-direct.ts'
import { BadgeError, type BadgeErrorCode } from '../errors.ts'
import type { Canonize, Fetched } from '../ports.ts'
import type { Settled } from './batch-pool.ts'
import type { SigningSetUp } from './sign-many.ts'
import type { VerifyingSetUp } from './verify-many.ts'

/** The worker of `signMany` and `verifyMany`: a batch in, its results out in the same order. */
type Message =
  | { items: never[] }
  | { call: number; value: unknown }
  | { call: number; error: { code: BadgeErrorCode; message: string } }

const asked = new Map<number, { resolve: (value: never) => void; reject: (cause: BadgeError) => void }>()
let calls = 0

/** Ask the thread that started this one. */
function ask<T>(name: string, ...args: unknown[]): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const call = calls++
    asked.set(call, { resolve, reject })
    parentPort?.postMessage({ call, name, args })
  })
}

const canonize: Canonize = async (document, algorithm = 'sha256') =>
  canonizeDirect(document, text => hash(algorithm, text)) ??
  (await ask<string>('canonize', document, algorithm))

const work = prepare(workerData)

parentPort?.on('message', async (message: Message) => {
  if ('items' in message) {
    const act = await work
    const results: Settled<unknown>[] = []
    for (const item of message.items) results.push(await settled(act, item))
    parentPort?.postMessage({ results })
    return
  }
  const waiting = asked.get(message.call)
  asked.delete(message.call)
  if ('error' in message) waiting?.reject(new BadgeError(message.error.code, message.error.message))
  else waiting?.resolve(message.value as never)
})

async function prepare(setUp: SigningSetUp | VerifyingSetUp): Promise<(item: never) => Promise<unknown>> {
  if (setUp.kind === 'sign') return (await import('./sign-one.ts')).signerOf(setUp, canonize)
  const fetcher = async (url: string, options: { accept: string }) =>
    await ask<Fetched>('fetch', url, options)
  return (await import('./verify-one.ts')).verifierOf(setUp, { canonize, fetcher })
}

async function settled(act: (item: never) => Promise<unknown>, item: never): Promise<Settled<unknown>> {
  try {
    return { value: await act(item) }
  } catch (cause) {
    if (cause instanceof BadgeError) return { error: { code: cause.code, message: cause.message } }
    throw cause
  }
}
