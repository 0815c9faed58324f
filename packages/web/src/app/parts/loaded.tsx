import type { ReactNode } from 'react'
import { asProblem } from '../data/as-problem.ts'
import { Button } from './button.tsx'
import { ProblemNote } from './problem-note.tsx'
import { useSay } from './say.tsx'

type Asked<T> = { data: T | undefined; isError: boolean; error: unknown; refetch: () => Promise<unknown> }

type Props<T> = { query: Asked<T>; children: (answer: T) => ReactNode; waiting?: ReactNode }

/** Show an answer when it is there; before that that it is on its way, or why it is not. */
export function Loaded<T>({ query, children, waiting }: Props<T>) {
  const say = useSay()
  if (query.data !== undefined) return children(query.data)
  if (query.isError)
    return (
      <div className="stack justify-items-start">
        <ProblemNote problem={asProblem(query.error)} />
        <Button onPress={() => void query.refetch()}>{say('app.try-again')}</Button>
      </div>
    )
  return waiting ?? <Waiting />
}

/** A quiet sign that something is on its way; it waits a moment so that fast answers do not flicker. */
export function Waiting() {
  const say = useSay()
  return (
    <p role="status" className="waiting">
      {say('app.loading')}
    </p>
  )
}
