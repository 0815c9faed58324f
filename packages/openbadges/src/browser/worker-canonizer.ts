import { BadgeError, type BadgeErrorCode } from '../errors.ts'
import type { JsonObject } from '../json/json.ts'
import type { CanonicalHash, Canonize } from '../ports.ts'
import { canonizeKnown } from './browser-canonize.ts'

/** What of a `Worker` of the browser is needed here. */
export type PageWorker = {
  postMessage(message: unknown): void
  addEventListener(type: string, listener: (event: { data?: unknown }) => void): void
  terminate(): void
}

type Question = { id: number; document: JsonObject; hash: CanonicalHash }
type Answer = { id: number } & ({ text: string } | { code: BadgeErrorCode; message: string })

/**
 * Canonicalise at once what compiled contexts know, and anything else in a worker of the page, which is ended when it
 * takes longer than `timeoutMs`: a badge made to take for ever neither freezes the page nor stops the next one.
 * `start` makes a worker whose script calls `answerCanonize`.
 */
export function canonizeInWorker(start: () => PageWorker, timeoutMs = 5_000): Canonize {
  let worker: PageWorker | null = null
  let asked = 0
  // One after the other, so that a document has the worker and its time for itself.
  let last: Promise<unknown> = Promise.resolve()
  const ask = (document: JsonObject, hash: CanonicalHash): Promise<string> =>
    new Promise((resolve, reject) => {
      const own = worker ?? start()
      worker = own
      asked += 1
      const id = asked
      const giveUp = (code: BadgeErrorCode, message: string) => {
        clearTimeout(timer)
        own.terminate()
        if (worker === own) worker = null
        reject(new BadgeError(code, message))
      }
      const timer = setTimeout(
        () =>
          giveUp('canonicalisation-timeout', 'The badge takes too long to bring into its canonical form.'),
        timeoutMs,
      )
      own.addEventListener('error', () =>
        giveUp('canonicalisation-failed', 'The badge cannot be brought into its canonical form.'),
      )
      own.addEventListener('message', ({ data }) => {
        // Sent by our own worker.
        const answer = data as Answer
        if (answer.id !== id) return
        clearTimeout(timer)
        if ('text' in answer) resolve(answer.text)
        else reject(new BadgeError(answer.code, answer.message))
      })
      const question: Question = { id, document, hash }
      own.postMessage(question)
    })
  return async (document, hash = 'sha256') => {
    const direct = await canonizeKnown(document, hash)
    if (direct !== null) return direct
    const answer = last.then(() => ask(document, hash))
    last = answer.catch(() => undefined)
    return await answer
  }
}

/** The other side: make the script of a worker answer. Its argument is `self`. */
export function answerCanonize(scope: Pick<PageWorker, 'addEventListener' | 'postMessage'>): void {
  scope.addEventListener('message', async ({ data }) => {
    // Asked by `canonizeInWorker`.
    const { id, document, hash } = data as Question
    try {
      const { canonizeGeneral } = await import('../contexts/canonize-general.ts')
      scope.postMessage({ id, text: await canonizeGeneral(document, hash) })
    } catch (cause) {
      const { code, message } =
        cause instanceof BadgeError
          ? cause
          : {
              code: 'canonicalisation-failed',
              message: 'The badge cannot be brought into its canonical form.',
            }
      scope.postMessage({ id, code, message })
    }
  })
}
