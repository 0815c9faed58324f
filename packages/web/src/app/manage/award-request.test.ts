import { expect, test } from 'vitest'
import { awardRequestOf, emptyAward, previewRequestOf } from './award-request.ts'

test('what was left empty is not sent', () => {
  const row = { url: '', name: '', narrative: '' }
  expect(awardRequestOf({ ...emptyAward, email: ' ada@learner.example ', evidence: [row] })).toEqual({
    recipient: { email: 'ada@learner.example' },
  })
})

test('a half-written award can be looked at', () => {
  const evidence = [{ url: 'https', name: '', narrative: '' }]
  expect(previewRequestOf({ ...emptyAward, email: 'ada@', narrative: 'Well done', evidence })).toEqual({
    recipient: { email: 'learner@example.org' },
    narrative: 'Well done',
  })
})
