import { useSpeech } from '../messages/speech-context.ts'
import type { FieldRow } from './fields.ts'

/** Fields of a schema as a table. */
export function FieldTable({ title, rows }: { title: string; rows: FieldRow[] }) {
  const { text } = useSpeech()
  if (rows.length === 0) return null
  return (
    <div className="fields">
      <table dir="ltr">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{text('docs.field')}</th>
            <th scope="col">{text('docs.type')}</th>
            <th scope="col">{text('docs.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.path}>
              <th scope="row">
                <code>{row.path}</code>
                {row.required ? <span className="required">{text('docs.required')}</span> : null}
              </th>
              <td>{row.type}</td>
              <td lang="en">{row.meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
