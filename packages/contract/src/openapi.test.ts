import { Compile } from 'typebox/schema'
import { describe, expect, test } from 'vitest'
import { openApi } from './openapi.ts'
import { operations } from './operations.ts'
import { problems } from './problems.ts'

const description = openApi({ url: 'https://badges.example', version: '1.2.3' })
const every = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
)

test('is plain JSON that says the same after a trip over the wire', () => {
  expect(JSON.parse(JSON.stringify(description))).toEqual(description)
  expect(description).toMatchObject({ openapi: '3.1.0', servers: [{ url: 'https://badges.example' }] })
  expect(JSON.stringify(description)).not.toContain('"~')
})

test('every operation of the contract is described once, under a readable name', () => {
  expect(every.map(each => each.operationId).sort()).toEqual(operations.map(each => each.operationId).sort())
  expect(new Set(every.map(each => each.operationId)).size).toBe(every.length)
  for (const each of every) {
    expect(each.operationId).toMatch(/^[a-z][A-Za-z]+$/)
    expect(each.summary).not.toBe('')
    expect(description.tags.find(tag => tag.name === each.tags[0])?.description).toBeTruthy()
  }
})

test('every reference leads somewhere, and every schema is used', () => {
  const text = JSON.stringify(description)
  const used = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(match => match[1] ?? '')
  expect([...new Set(used)].sort()).toEqual(Object.keys(description.components.schemas).sort())
})

test('every part of a path is a parameter with an example', () => {
  for (const { path, operationId, parameters = [] } of every) {
    const named = [...path.matchAll(/\{([^}]+)\}/g)].map(match => match[1])
    const inPath = parameters.filter(each => each['in'] === 'path')
    expect(inPath.map(each => each['name']).sort(), operationId).toEqual(named.sort())
    for (const each of inPath) expect(each, operationId).toHaveProperty('example')
  }
})

test('a POST takes an Idempotency-Key, and no other method does', () => {
  for (const { operationId, method, parameters = [] } of every) {
    const takes = parameters.some(each => each['name'] === 'Idempotency-Key')
    const operation = operations.find(each => each.operationId === operationId)
    expect(takes, operationId).toBe(method === 'post' && operation?.idempotent !== false)
  }
})

test('problems stand under their own status', () => {
  for (const { operationId, responses } of every) {
    for (const [status, answer] of Object.entries(responses)) {
      for (const code of codesOf(answer)) expect(problems[code].status, operationId).toBe(Number(status))
    }
  }
})

test('who may call is said for every operation', () => {
  for (const { operationId, security, responses } of every) {
    const open = security.some(each => Object.keys(each).length === 0)
    const closed = codesOf(responses['401'] ?? {}).includes('not-signed-in')
    expect(open, operationId).toBe(!closed)
  }
})

describe('schemas', () => {
  const { schemas } = description.components

  test.each(Object.keys(schemas))('%s can be compiled', name => {
    expect(() => Compile({ ...withDefinitions(schemas[name] ?? {}) })).not.toThrow()
  })

  test('every example of a body fits its own schema, and one with a wrong member does not', () => {
    let tried = 0
    for (const { operationId, requestBody } of every) {
      const json = contentOf(requestBody)['application/json']
      if (json?.example === undefined) continue
      const check = Compile(withDefinitions(json.schema))
      expect(check.Check(json.example), operationId).toBe(true)
      if (JSON.stringify(json.schema) === '{}') continue
      expect(check.Check('not an object'), operationId).toBe(false)
      tried++
    }
    expect(tried).toBeGreaterThan(10)
  })

  function withDefinitions(schema: Record<string, unknown>) {
    const text = JSON.stringify({ ...schema, $defs: schemas }).replaceAll('#/components/schemas/', '#/$defs/')
    return JSON.parse(text)
  }
})

type Content = Record<string, { schema: Record<string, unknown>; example?: unknown }>

function contentOf(body: Record<string, unknown> | undefined): Content {
  return (body?.['content'] ?? {}) as Content
}

function codesOf(answer: Record<string, unknown>): (keyof typeof problems)[] {
  const content = answer['content'] as
    | Record<string, { schema: { allOf: { properties?: { code: { enum: (keyof typeof problems)[] } } }[] } }>
    | undefined
  return content?.['application/problem+json']?.schema.allOf.at(1)?.properties?.code.enum ?? []
}
