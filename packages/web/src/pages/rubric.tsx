import type { ResultDescription } from '@rucksack/contract/achievement-details'
import type { Speech } from '../messages/speak.ts'
import { useSpeech } from '../messages/speech-context.ts'

/** What is measured, and the levels of each rubric. */
export function Rubric({ results }: { results: ResultDescription[] }) {
  const speech = useSpeech()
  const { text } = speech
  return results.map(result => (
    <div key={result.key} className="stack tight">
      <h3 dir="auto">{result.name}</h3>
      {boundsOf(speech, result).map(line => (
        <p key={line} className="muted">
          {line}
        </p>
      ))}
      {result.levels && result.levels.length > 0 ? (
        <div className="rubric">
          <table>
            <thead>
              <tr>
                <th scope="col">{text('earning.results.level')}</th>
                <th scope="col">{text('earning.results.means')}</th>
                {result.levels.some(level => level.points) ? (
                  <th scope="col">{text('earning.results.points')}</th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {result.levels.map(level => (
                <tr key={level.key}>
                  <th scope="row">
                    <bdi>{level.name}</bdi>
                    {level.key === result.requiredLevel ? (
                      <span className="tag">{text('earning.results.needed')}</span>
                    ) : null}
                  </th>
                  <td dir="auto">{level.description}</td>
                  {result.levels?.some(each => each.points) ? <td>{level.points}</td> : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </div>
  ))
}

function boundsOf({ text }: Speech, result: ResultDescription): string[] {
  const { allowedValues = [], valueMin, valueMax, requiredValue } = result
  return [
    ...(allowedValues.length > 0
      ? [text('earning.results.values', { values: allowedValues.join(' · ') })]
      : []),
    ...(valueMin !== undefined && valueMax !== undefined
      ? [text('earning.results.range', { least: valueMin, most: valueMax })]
      : []),
    ...(requiredValue === undefined ? [] : [text('earning.results.least', { value: requiredValue })]),
  ]
}
