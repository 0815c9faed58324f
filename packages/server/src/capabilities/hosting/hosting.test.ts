import { hosting } from '@rucksack/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../../testing/code-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let operator: Visitor

beforeAll(async () => {
  host = await startTestHost()
  operator = await host.operator()
})
afterAll(async () => await host.stop())

test('anybody may ask what this host is; only its operator names it', async () => {
  const visitor = host.stranger()
  expect(await visitor.call(hosting.readHost)).toMatchObject({
    url: host.url,
    setUp: true,
    organisations: 'operators',
    mail: 'smtp',
  })
  const body = { name: 'Badges of Riverside' }
  expect(await codeOf(visitor.call(hosting.changeHost, { body }))).toBe('not-signed-in')
  const ada = await host.signIn('ada@learner.example')
  expect(await codeOf(ada.call(hosting.changeHost, { body }))).toBe('operators-only')
  expect((await operator.call(hosting.changeHost, { body })).name).toBe('Badges of Riverside')
  expect((await visitor.call(hosting.readHost)).name).toBe('Badges of Riverside')
})

test.each(['terms', 'privacy', 'imprint', 'accessibility'] as const)(
  'the page %s has a text from the start, in the language of its reader',
  async page => {
    const read = await host.stranger().call(hosting.readLegalPage, { params: { page } })
    expect(read).toMatchObject({ page, edited: false, updatedAt: null })
    expect(read.html).toContain('<h1>')
    const english = await host.stranger().page(`/legal/${page}`)
    const spanish = await host.stranger().page(`/legal/${page}`, 'es')
    expect(english.status).toBe(200)
    expect(spanish.html).toContain('lang="es"')
    expect(spanish.html).not.toBe(english.html)
  },
)

test('a legal page rewritten by the operator is shown as Markdown that can do no harm', async () => {
  const text = '# Imprint\n\n**Riverside** <script>evil()</script> [x](javascript:evil())'
  const ada = await host.signIn('ada@learner.example')
  const params = { page: 'imprint' as const }
  expect(await codeOf(ada.call(hosting.changeLegalPage, { params, body: { text } }))).toBe('operators-only')
  const written = await operator.call(hosting.changeLegalPage, { params, body: { text } })
  expect(written).toMatchObject({ edited: true, text })
  const { html } = await host.stranger().page('/legal/imprint')
  expect(html).toContain('<strong>Riverside</strong>')
  expect(html).not.toMatch(/<script>evil|href="javascript/)
  expect((await host.stranger().page('/legal/nothing')).status).toBe(404)
})
