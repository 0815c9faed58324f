import { expect, test } from 'vitest'
import { awardRequestOf, emptyAward, previewRequestOf } from './award-request.ts'

test('what was left empty is not sent', () => {
  const row = { url: '', name: '', narrative: '' }
  expect(awardRequestOf({ ...emptyAward, address: ' ada@learner.example ', evidence: [row] })).toEqual({
    recipient: { email: 'ada@learner.example' },
  })
})

test('a half-written award can be looked at', () => {
  const evidence = [{ url: 'https', name: '', narrative: '' }]
  expect(previewRequestOf({ ...emptyAward, address: 'ada@', narrative: 'Well done', evidence })).toEqual({
    recipient: { email: 'learner@example.org' },
    narrative: 'Well done',
  })
})

test('what was reached is sent in the form that the achievement asks for, and nothing that was not said', () => {
  const described = [
    {
      key: 'edge',
      name: 'Edge',
      resultType: 'RubricCriterionLevel',
      levels: [{ key: 'even', name: 'Even' }],
    },
    { key: 'state', name: 'State', resultType: 'Status' },
    { key: 'score', name: 'Score', resultType: 'RawScore' },
  ] as const
  const results = { edge: 'even', state: 'Completed', score: ' 12 ' }
  const wanted = { ...emptyAward, address: 'ada@learner.example', results }
  const list = described.map(each => ({ ...each, levels: 'levels' in each ? [...each.levels] : [] }))
  expect(awardRequestOf(wanted, list).results).toEqual([
    { result: 'edge', level: 'even' },
    { result: 'state', status: 'Completed' },
    { result: 'score', value: '12' },
  ])
  expect(awardRequestOf({ ...wanted, results: {} }, list).results).toBeUndefined()
})

test('a name on another host is told from a mail address, and a half-written one can be looked at', () => {
  const account = { ...emptyAward, kind: 'account' as const, address: 'ada@badges.school.example' }
  expect(awardRequestOf(account).recipient).toEqual({ address: '@ada@badges.school.example' })
  expect(previewRequestOf(account).recipient).toEqual({ address: '@ada@badges.school.example' })
  expect(previewRequestOf({ ...account, address: 'ada@' }).recipient).toEqual({
    email: 'learner@example.org',
  })
  const did = { ...emptyAward, kind: 'did' as const, address: ' did:web:school.example ' }
  expect(awardRequestOf(did).recipient).toEqual({ address: 'did:web:school.example' })
})
