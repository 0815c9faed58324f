import { everywhere, operations, problems } from '@rucksack/contract'
import { useSpeech } from '../messages/speech-context.ts'
import type { PageProps } from '../pages/props.ts'
import { Ticked } from './docs-page.tsx'

/** One problem code: what it means, what to do, where it can come from. */
export function ProblemDocsPage({ page: { code } }: PageProps<'docs-problem'>) {
  const { text } = useSpeech()
  const anywhere = everywhere.some(each => each === code)
  const from = operations.filter(operation => operation.problems.includes(code))
  return (
    <article className="narrow stack">
      <p>
        <a className="link" href="/docs#problems">
          {text('docs.back')}
        </a>
      </p>
      <p className="muted">
        <code dir="ltr">{code}</code> ·{' '}
        {text('docs.problem.status', { status: String(problems[code].status) })}
      </p>
      <h1>
        <Ticked text={text(`problem.${code}.title`)} />
      </h1>
      <h2>{text('docs.problem.what-to-do')}</h2>
      <p className="measure">
        <Ticked text={text(`problem.${code}.advice`)} />
      </p>
      {anywhere ? <p>{text('docs.problem.any')}</p> : null}
      {!anywhere && from.length > 0 ? (
        <>
          <h2>{text('docs.problem.operations')}</h2>
          <ul className="dots" lang="en" dir="ltr">
            {from.map(({ operationId, method, path, summary }) => (
              <li key={operationId}>
                <a className="link" href={`/docs#${operationId}`}>
                  <code>
                    {method} {path}
                  </code>
                </a>
                <br />
                {summary}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </article>
  )
}
