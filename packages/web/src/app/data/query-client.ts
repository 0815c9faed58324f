import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { asProblem } from './as-problem.ts'
import { askForFreshSignIn } from './fresh-sign-in.ts'

const worthRetrying = new Set(['unreachable', 'unavailable', 'too-many-requests'])

/** The store of what the host told us; people who are no longer signed in are sent to sign in. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: cause => leaveWhenSignedOut(asProblem(cause).code) }),
    mutationCache: new MutationCache({ onError: cause => heed(cause) }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, cause) => count < 2 && worthRetrying.has(asProblem(cause).code),
      },
    },
  })
}

/** Answer the two problems that only signing in again can solve. */
export function heed(cause: unknown): void {
  const { code } = asProblem(cause)
  if (code === 'fresh-sign-in-needed') askForFreshSignIn()
  leaveWhenSignedOut(code)
}

/** Address of the sign-in page that comes back here. */
export function signInAddress(): string {
  const { pathname, search, hash } = window.location
  return `/sign-in?next=${encodeURIComponent(pathname + search + hash)}`
}

function leaveWhenSignedOut(code: string): void {
  if (code === 'not-signed-in') window.location.assign(signInAddress())
}
