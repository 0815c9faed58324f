import { execFileSync } from 'node:child_process'
import { operations, problems } from '@rucksack/contract'
import { describe, expect, it } from 'vitest'
import { renderPage } from '../render.tsx'
import { sampleAssets as assets, sampleFrame } from '../sample-pages.ts'
import { curlOf } from './curl.ts'
import { fieldsOf } from './fields.ts'
import { firstAward } from './first-award.ts'

describe('the pages for developers', () => {
  it('show every operation with a call for this very host', () => {
    const html = renderPage({ kind: 'docs' }, sampleFrame('en', '/docs'), assets)
    for (const { operationId } of operations) expect(html).toContain(`id="${operationId}"`)
    expect(html).not.toContain('undefined')
    for (const operation of operations) {
      const call = curlOf(operation, 'http://localhost:4000')
      expect(call).toContain("'http://localhost:4000/api/v1/")
      expect(call, operation.operationId).not.toMatch(/\/:[a-z]/)
      // A shell takes it apart into words without complaint.
      execFileSync('sh', ['-n', '-c', call])
    }
  })

  it('bring somebody to a first award with calls a shell understands', () => {
    const calls = firstAward('http://localhost:4000')
    for (const call of Object.values(calls)) execFileSync('sh', ['-n', '-c', call])
    expect(calls.award).toContain('$ACHIEVEMENT/awards')
  })

  it('have an entry for every problem code', () => {
    for (const code of Object.keys(problems)) {
      const known = Object.keys(problems).find((each): each is keyof typeof problems => each === code)
      const html = renderPage({ kind: 'docs-problem', code: known ?? 'internal' }, sampleFrame('en'), assets)
      expect(html).toContain(`<code dir="ltr">${code}</code>`)
    }
  })

  it('describe nested fields, lists and what may be absent', () => {
    const schema = {
      type: 'object',
      required: ['a'],
      properties: {
        a: { type: 'string', maxLength: 5 },
        b: { type: 'array', items: { type: 'object', required: [], properties: { c: { type: 'integer' } } } },
        d: { anyOf: [{ type: 'string', format: 'uri' }, { type: 'null' }] },
      },
    }
    expect(fieldsOf(schema)).toEqual([
      { path: 'a', type: 'string', required: true, meaning: 'at most 5 characters' },
      { path: 'b', type: 'list of object', required: false, meaning: '' },
      { path: 'b[].c', type: 'integer', required: false, meaning: '' },
      { path: 'd', type: 'URL or null', required: false, meaning: '' },
    ])
  })
})
