import { type OperationShape, operations, problems } from '@rucksack/contract'
import { Code } from '../components/code.tsx'
import { useSpeech } from '../messages/speech-context.ts'
import type { PageProps } from '../pages/props.ts'
import { FirstAward } from './first-award-steps.tsx'
import { OperationDocs } from './operation-docs.tsx'

/** The API for people: a first award, then every operation by subject, then every problem. */
export function DocsPage({ frame }: PageProps<'docs'>) {
  const { text, locale } = useSpeech()
  const tags = byTag(operations)
  return (
    <div className="docs">
      <nav className="docs-nav no-print" aria-labelledby="docs-operations">
        <p className="section-label" id="docs-operations">
          {text('docs.operations')}
        </p>
        <ul>
          {[...tags.keys()].map(tag => (
            <li key={tag}>
              <a className="link" href={`#${anchor(tag)}`} lang="en">
                {tag}
              </a>
            </li>
          ))}
          <li>
            <a className="link" href="#problems">
              {text('docs.all-problems')}
            </a>
          </li>
        </ul>
      </nav>
      <div className="stack wide docs-body">
        <header className="stack">
          <h1>{text('docs.title')}</h1>
          <p className="lead measure">{text('docs.lead')}</p>
          <p>
            <a className="link" href="/openapi.json">
              {text('docs.openapi')}
            </a>
          </p>
          {locale === 'en' ? null : <p className="muted small">{text('docs.english')}</p>}
        </header>
        <FirstAward publicUrl={frame.publicUrl} />
        <Habits publicUrl={frame.publicUrl} />
        {[...tags].map(([tag, each]) => (
          <section className="stack" key={tag} aria-labelledby={anchor(tag)}>
            <h2 id={anchor(tag)} lang="en" dir="ltr">
              {tag}
            </h2>
            {each.map(operation => (
              <OperationDocs key={operation.operationId} operation={operation} publicUrl={frame.publicUrl} />
            ))}
          </section>
        ))}
        <AllProblems />
      </div>
    </div>
  )
}

function Habits({ publicUrl }: { publicUrl: string }) {
  const { text } = useSpeech()
  const habits = ['token', 'idempotency', 'lists', 'problems'] as const
  return (
    <section className="stack" aria-labelledby="habits">
      <h2 id="habits">{text('docs.habits')}</h2>
      <ul className="dots measure">
        {habits.map(habit => (
          <li key={habit}>
            <Ticked text={text(`docs.habits.${habit}`)} />
          </li>
        ))}
      </ul>
      <Code
        text={`curl '${publicUrl}/api/v1/me' \\\n  -H "Authorization: Bearer $TOKEN"`}
        label={text('docs.example')}
        copy={text('common.copy')}
        copied={text('common.copied')}
      />
    </section>
  )
}

/** Words with code between backticks. */
export function Ticked({ text }: { text: string }) {
  return text.split('`').map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move
      <code key={index} dir="ltr">
        {part}
      </code>
    ) : (
      part
    ),
  )
}

function AllProblems() {
  const { text } = useSpeech()
  return (
    <section className="stack" aria-labelledby="problems">
      <h2 id="problems">{text('docs.all-problems')}</h2>
      <p>{text('docs.all-problems.lead')}</p>
      <ul className="problem-codes">
        {Object.entries(problems).map(([code, { status }]) => (
          <li key={code}>
            <a className="link" href={`/docs/problems/${code}`} dir="ltr">
              <code>{code}</code>
            </a>{' '}
            <span className="muted">{status}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function byTag(all: OperationShape[]): Map<string, OperationShape[]> {
  const tags = new Map<string, OperationShape[]>()
  for (const operation of all) tags.set(operation.tag, [...(tags.get(operation.tag) ?? []), operation])
  return tags
}

function anchor(tag: string): string {
  return tag.toLowerCase().replaceAll(/[^a-z]+/g, '-')
}
