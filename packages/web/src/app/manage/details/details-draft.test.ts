import type { AchievementDetails } from '@rucksack/contract/achievement-details'
import { expect, test } from 'vitest'
import { detailsDraft, detailsOf } from './details-draft.ts'

const full: AchievementDetails = {
  forLearners: 'You will weave.',
  criteriaList: [
    { text: 'Weave a cloth.', required: true, assessorNote: 'Look at the edge.' },
    { text: 'Show it.', required: false },
  ],
  acceptedEvidence: 'A photo.',
  time: { amount: 1.5, unit: 'hours' },
  credits: { amount: 2, unit: 'ects' },
  level: { framework: 'eqf', value: 3 },
  prerequisites: [{ name: 'Knots', url: 'https://library.example/knots' }, { name: 'Patience' }],
  results: [
    {
      key: 'edge',
      name: 'The edge',
      resultType: 'RubricCriterionLevel',
      levels: [
        { key: 'even', name: 'Even', description: 'No loops.', points: '2' },
        { key: 'odd', name: 'Odd' },
      ],
      requiredLevel: 'odd',
    },
    { key: 'score', name: 'Score', resultType: 'RawScore', valueMin: '0', valueMax: '20' },
    { key: 'grade', name: 'Grade', resultType: 'LetterGrade', allowedValues: ['A', 'B'] },
  ],
  translations: [
    {
      language: 'es',
      name: 'Tejer',
      description: 'Teje.',
      criteria: 'Teje una tela.',
      criteriaList: ['Teje.', 'Enséñala.'],
    },
  ],
  earnedBy: { achievements: ['01900000-0000-7000-8000-000000000001'], least: 1, on: '2030-01-31' },
}

test('editing details and changing nothing changes nothing', () => {
  expect(detailsOf(detailsDraft(full))).toEqual(full)
  expect(detailsOf(detailsDraft({}))).toEqual({})
  const own: AchievementDetails = { level: { framework: 'own', name: 'Journeyman' } }
  expect(detailsOf(detailsDraft(own))).toEqual(own)
})

test('rows that were left empty, and numbers that are none, are left out', () => {
  const draft = {
    ...detailsDraft(full),
    criteriaList: [{ text: ' ', required: true, assessorNote: '' }],
    prerequisites: [{ name: '', url: '' }],
    results: [],
    translations: [],
    parts: [],
    time: 'long',
    credits: '2,5',
    level: 'own' as const,
  }
  expect(detailsOf(draft)).toEqual({
    forLearners: 'You will weave.',
    acceptedEvidence: 'A photo.',
    credits: { amount: 2.5, unit: 'ects' },
  })
})
