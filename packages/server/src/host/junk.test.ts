import { operations } from '@rucksack/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestHost, type TestHost, type Visitor } from '../testing/index.ts'

let host: TestHost
let operator: Visitor
beforeAll(async () => {
  host = await startTestHost()
  operator = await host.operator()
  await host.verbs.achievement(operator, (await founded()).slug)
})
afterAll(() => host.stop())

const founded = async () => {
  const answer = await operator.fetch('/api/v1/organisations', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Riverside Library' }),
  })
  const made: { slug: string } = await answer.json()
  return made
}

const junk = [
  '',
  '\u0000',
  '\ud800',
  '٠'.repeat(50),
  `'; drop table identity_people; --`,
  '../../../../etc/passwd',
  '-1',
  '9'.repeat(40),
  '💥'.repeat(2_000),
]
const bodies = [
  '',
  'null',
  '[]',
  '"text"',
  '{"__proto__":{"operator":true}}',
  '{"a":',
  `{"name":"\\u0000","email":"\\ud800@x.example","slug":"\\u0000"}`,
  `{"recipient":{"email":["a@b.example"],"name":{}},"expiresAt":"9999999-99-99T00:00:00Z"}`,
  `{"name":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
]

test.each(operations.filter(each => each.path !== '/api/v1/me' || each.method !== 'DELETE'))(
  '$operationId answers nonsense with a reason and never breaks',
  async operation => {
    for (const visitor of [operator, host.stranger()]) {
      for (const [n, word] of junk.entries()) {
        const path = operation.path.replace(/:\w+/g, encodeURIComponent(wellFormed(word)) || '%20')
        const query = new URLSearchParams({
          cursor: word,
          limit: word,
          q: word,
          year: word,
          url: word,
          ticket: word,
        })
        const answer = await visitor.fetch(`${path}?${operation.method === 'GET' ? query : ''}`, {
          method: operation.method,
          ...(operation.method === 'GET' || operation.method === 'DELETE'
            ? {}
            : {
                headers: { 'content-type': operation.rawBody?.mediaTypes[0] ?? 'application/json' },
                body: bodies[n % bodies.length] ?? '',
              }),
        })
        const text = await answer.text()
        expect(
          answer.status,
          `${operation.operationId} with ${JSON.stringify(word).slice(0, 60)}: ${text.slice(0, 300)}`,
        ).toBeLessThan(500)
        expect(text).not.toMatch(/\n\s+at .+:\d+:\d+/)
      }
    }
  },
)

const wellFormed = (text: string) => text.replaceAll('\ud800', '\ufffd')
