import type { OperationShape } from '@rucksack/contract'
import { Code } from '../components/code.tsx'
import { isMessageKey } from '../messages/catalogue.ts'
import { useSpeech } from '../messages/speech-context.ts'
import { curlOf } from './curl.ts'
import { FieldTable } from './field-table.tsx'
import { fieldsOf, typeOf } from './fields.ts'

/** One operation: path, who may, what goes in, what comes out, a call to copy. */
export function OperationDocs({ operation, publicUrl }: { operation: OperationShape; publicUrl: string }) {
  const { text } = useSpeech()
  const { rawBody } = operation
  return (
    <details className="operation" id={operation.operationId}>
      <summary>
        <span className="operation-line" dir="ltr">
          <span className={`method method-${operation.method.toLowerCase()}`}>{operation.method}</span>
          <code>{operation.path}</code>
        </span>
        <span className="operation-summary" lang="en" dir="ltr">
          {operation.summary}
        </span>
      </summary>
      <div className="stack operation-body">
        {operation.description ? (
          <p lang="en" dir="ltr">
            {operation.description}
          </p>
        ) : null}
        <AccessLine operation={operation} />
        <FieldTable title={text('docs.params')} rows={fieldsOf(operation.params)} />
        <FieldTable title={text('docs.query')} rows={fieldsOf(operation.query)} />
        <FieldTable title={text('docs.body')} rows={fieldsOf(operation.body)} />
        {rawBody ? (
          <p>
            {text('docs.raw-body', {
              types: rawBody.mediaTypes.join(', '),
              size: String(rawBody.maxBytes / 1_000_000),
            })}
          </p>
        ) : null}
        {Object.entries(operation.response).map(([status, body]) => (
          <Answer key={status} status={status} body={body} />
        ))}
        <ProblemLinks operation={operation} />
        <Code
          text={curlOf(operation, publicUrl)}
          label={`${text('docs.example')}: ${operation.operationId}`}
          copy={text('common.copy')}
          copied={text('common.copied')}
        />
      </div>
    </details>
  )
}

function AccessLine({ operation: { access } }: { operation: OperationShape }) {
  const { text } = useSpeech()
  const role = access.kind === 'organisation' ? text(`role.${access.role}`) : ''
  const scopes = 'scopes' in access ? access.scopes : undefined
  const key = `docs.access.${access.kind}`
  return (
    <p>
      <strong>{text('docs.access')}: </strong>
      {isMessageKey(key) ? text(key, { role }) : access.kind}
      {access.kind === 'public' ? null : (
        <>
          {'. '}
          {scopes ? text('docs.access.scopes', { scopes: scopes.join(', ') }) : text('docs.access.no-token')}
          {'.'}
        </>
      )}
    </p>
  )
}

function Answer({ status, body }: { status: string; body: OperationShape['response'][number] }) {
  const { text } = useSpeech()
  const title = text('docs.answer', { status })
  if (body === 'none' || body === 'binary')
    return (
      <p>
        <strong>{title}: </strong>
        {text(body === 'none' ? 'docs.answer.none' : 'docs.answer.binary')}
      </p>
    )
  const rows = fieldsOf(body)
  return rows.length > 0 ? (
    <FieldTable title={title} rows={rows} />
  ) : (
    <p>
      <strong>{title}: </strong>
      <code>{typeOf(body)}</code>
    </p>
  )
}

function ProblemLinks({ operation: { problems } }: { operation: OperationShape }) {
  const { text } = useSpeech()
  if (problems.length === 0) return null
  return (
    <p>
      <strong>{text('docs.problems')}: </strong>
      {problems.map((code, index) => (
        <span key={code}>
          {index > 0 ? ' · ' : null}
          <a className="link" href={`/docs/problems/${code}`} dir="ltr">
            <code>{code}</code>
          </a>
        </span>
      ))}
    </p>
  )
}
