import { expect, test } from 'vitest'
import { emptyDraft, fieldsOf, tagsOf } from './achievement-draft.ts'

test('tags are parted by commas of any script and named once', () => {
  expect(tagsOf('remix, web،  مكتبة , remix,,')).toEqual(['remix', 'web', 'مكتبة'])
})

test('empty fields are sent as nothing, and an expiry rule as what it says', () => {
  const draft = { ...emptyDraft('en'), name: ' Remixing ', expiry: 'after' as const, months: '24' }
  expect(fieldsOf(draft, ['Badge'])).toMatchObject({
    name: 'Remixing',
    criteriaUrl: null,
    imageAlt: null,
    expiry: { kind: 'after', months: 24 },
    achievementType: 'Badge',
  })
})
