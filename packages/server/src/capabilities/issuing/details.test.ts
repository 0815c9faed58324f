import { issuing } from '@rucksack/contract'
import type { Achievement } from '@rucksack/contract/issuing'
import type { Organisation } from '@rucksack/contract/organisations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../../testing/code-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let owner: Visitor
let organisation: Organisation
let first: Achievement
beforeAll(async () => {
  host = await startTestHost()
  const made = await host.verbs.issuer()
  owner = made.owner
  organisation = made.organisation
  first = made.achievement
})
afterAll(() => host.stop())

const secretNote = 'Ask whether the song is really hers.'
const all = () => ({
  forLearners: 'You will make a song out of songs.',
  criteriaList: [
    { text: 'Name every source.', required: true, assessorNote: secretNote },
    { text: 'Play it to the group.', required: false },
  ],
  acceptedEvidence: 'A recording.',
  time: { amount: 12, unit: 'hours' as const },
  credits: { amount: 1.5, unit: 'ects' as const },
  level: { framework: 'eqf' as const, value: 3 },
  prerequisites: [{ name: 'Recording', url: 'https://library.example/recording' }],
  results: [
    {
      key: 'sources',
      name: 'Naming sources',
      resultType: 'RubricCriterionLevel' as const,
      levels: [
        { key: 'some', name: 'Some', points: '1' },
        { key: 'thorough', name: 'Thorough', description: 'With their licences.', points: '2' },
      ],
      requiredLevel: 'some',
    },
    { key: 'score', name: 'Score', resultType: 'RawScore' as const, valueMin: '0', valueMax: '20' },
  ],
  translations: [
    {
      language: 'es',
      name: 'Remezcla',
      description: 'Hace algo nuevo.',
      criteria: 'Publica una remezcla.',
      forLearners: 'Vas a hacer una canción.',
      criteriaList: ['Nombra todas las fuentes.', 'Tócala ante el grupo.'],
    },
  ],
  earnedBy: { achievements: [first.lineage], least: 1, on: '2030-06-30' },
})

const make = (details: object, more: object = {}) =>
  host.verbs.achievement(owner, organisation.slug, { name: 'Remix deluxe', details, ...more })
const json = async (url: string): Promise<Record<string, unknown>> =>
  await (await host.stranger().fetch(url, { headers: { accept: 'application/json' } })).json()

test('everything that is said of an achievement is kept and comes back', async () => {
  const made = await make(all())
  expect(made.details).toEqual(all())
  const read = await owner.call(issuing.readAchievement, { params: { achievement: made.id } })
  expect(read.details).toEqual(all())
})

test('a credential carries credits, rubric, level and the other languages, in the words of the standard', async () => {
  const made = await make(all())
  const award = await host.verbs.award(owner, made.id, 'ada@learner.example', {
    results: [
      { result: 'sources', level: 'thorough' },
      { result: 'score', value: '17' },
    ],
  })
  const credential = await json(`/awards/${award.id}.json`)
  expect(credential['credentialSubject']).toMatchObject({
    creditsEarned: 1.5,
    result: [
      {
        type: ['Result'],
        resultDescription: `${made.page}#result-sources`,
        achievedLevel: `${made.page}#level-sources.thorough`,
      },
      { type: ['Result'], resultDescription: `${made.page}#result-score`, value: '17' },
    ],
    achievement: {
      creditsAvailable: 1.5,
      criteria: {
        narrative:
          'Publish a **remix** that names its sources.\n\n- Name every source.\n- Play it to the group. (optional)',
      },
      alignment: [{ targetName: 'EQF level 3', targetUrl: 'http://data.europa.eu/snb/eqf/3' }],
      resultDescription: [
        {
          id: `${made.page}#result-sources`,
          type: ['ResultDescription'],
          resultType: 'RubricCriterionLevel',
          requiredLevel: `${made.page}#level-sources.some`,
          rubricCriterionLevel: [
            { id: `${made.page}#level-sources.some`, type: ['RubricCriterionLevel'], points: '1' },
            { description: 'With their licences.' },
          ],
        },
        { resultType: 'RawScore', valueMin: '0', valueMax: '20' },
      ],
      related: [{ id: `${made.page}?in=es`, type: ['Related'], inLanguage: 'es', version: '1' }],
    },
  })
  const page = await host.stranger().page(`/awards/${award.id}`)
  expect(page.html).toContain('Thorough')
  expect(page.html).toContain('Naming sources')
  expect(page.html).toMatch(/data-verdict="valid"|Genuine/)
})

test('its Open Badges 2.0 form says the level and names its other languages', async () => {
  const made = await make(all())
  expect(await json(`/achievements/${made.id}?v=2_0`)).toMatchObject({
    id: `${made.page}?v=2_0`,
    alignment: [{ targetCode: '3', targetFramework: 'European Qualifications Framework' }],
    related: [{ id: `${made.page}?v=2_0&in=es`, '@language': 'es', version: '1' }],
    criteria: { narrative: expect.stringContaining('- Name every source.') },
  })
  expect(await json(`/achievements/${made.id}?v=2_0&in=es`)).toMatchObject({
    id: `${made.page}?v=2_0&in=es`,
    name: 'Remezcla',
    '@language': 'es',
    related: [{ id: `${made.page}?v=2_0`, '@language': 'en' }],
  })
})

test('the public page speaks the language of its reader, and says all that is public', async () => {
  const made = await make(all())
  const read = async (language: string, path = `/achievements/${made.id}`) =>
    (
      await host.stranger().fetch(path, { headers: { accept: 'text/html', 'accept-language': language } })
    ).text()
  const english = await read('fr, en;q=0.5')
  for (const words of [
    'You will make a song out of songs.',
    'Play it to the group.',
    'A recording.',
    '12 hours',
    '1.5 ECTS',
    'Recording',
    'Thorough',
    'Remixing',
    '30 June 2030',
  ])
    expect(english, words).toContain(words)
  const spanish = await read('es-MX')
  expect(spanish).toContain('Remezcla')
  expect(spanish).toContain('Nombra todas las fuentes.')
  expect(spanish).not.toContain('Makes something new')
  expect(await read('en', `/achievements/${made.id}?in=es`)).toContain('Remezcla')
  const part = await read('en', `/achievements/${first.id}`)
  expect(part).toContain('It counts towards')
  expect(part).toContain('Remix deluxe')
})

test('notes for assessors are read by members and nowhere else', async () => {
  const made = await make(all())
  const award = await host.verbs.award(owner, made.id, 'ada@learner.example')
  for (const path of [
    `/achievements/${made.id}`,
    `/achievements/${made.id}?in=es`,
    `/achievements/${made.id}.json`,
    `/achievements/${made.id}?v=2_0`,
    `/awards/${award.id}`,
    `/awards/${award.id}.json`,
    `/awards/${award.id}.json?v=2_0`,
  ]) {
    const answer = await host.stranger().fetch(path)
    expect(answer.status, path).toBe(200)
    expect(await answer.text(), path).not.toContain('really hers')
  }
  const read = await owner.call(issuing.readAchievement, { params: { achievement: made.id } })
  expect(read.details.criteriaList?.[0]?.assessorNote).toBe(secretNote)
})

test('details that contradict themselves are refused, and the place is named', async () => {
  const [rubric, score] = all().results
  for (const [bad, pointer] of [
    [{ results: [rubric, rubric] }, '/details/results/1/key'],
    [{ results: [{ ...rubric, requiredLevel: 'none' }] }, '/details/results/0/requiredLevel'],
    [{ earnedBy: { achievements: [first.lineage], least: 2 } }, '/details/earnedBy/least'],
    [
      { earnedBy: { achievements: ['01900000-0000-7000-8000-000000000009'], least: 1 } },
      '/details/earnedBy/achievements/0',
    ],
    [{ translations: [...all().translations, ...all().translations] }, '/details/translations/1/language'],
    [{ level: { framework: 'eqf', value: 9 } }, '/details/level'],
    [{ origin: { kind: 'copy' } }, '/details'],
    [{ criteriaList: [{ text: 'A', required: true, secret: 'x' }] }, '/details/criteriaList/0'],
  ] as const) {
    const refused = await make(bad).then(
      () => null,
      (cause: { code: string; errors: { pointer: string }[] }) => cause,
    )
    expect(refused, JSON.stringify(bad)).toMatchObject({ code: 'validation-failed' })
    expect(refused?.errors.map(each => each.pointer).join(' ')).toContain(pointer)
  }
  expect((await make({ results: [score] })).details.results).toHaveLength(1)
})

test('an achievement is not earned by itself, also not by an earlier version of itself', async () => {
  const made = await make({})
  const details = { earnedBy: { achievements: [made.lineage], least: 1 } }
  expect(
    await codeOf(
      owner.call(issuing.changeAchievement, { params: { achievement: made.id }, body: { details } }),
    ),
  ).toBe('validation-failed')
})

test('results follow what the achievement describes, else nothing is awarded', async () => {
  const made = await make({
    results: [
      ...all().results,
      { key: 'state', name: 'State', resultType: 'Status' },
      { key: 'grade', name: 'Grade', resultType: 'LetterGrade', allowedValues: ['A', 'B'] },
    ],
  })
  const award = (results: object[]) =>
    codeOf(
      owner.call(issuing.award, {
        params: { achievement: made.id },
        body: { recipient: { email: 'ada@learner.example' }, results: results as never },
      }),
    )
  for (const bad of [
    [{ result: 'unknown', value: '1' }],
    [{ result: 'sources', level: 'unknown' }],
    [{ result: 'sources' }],
    [{ result: 'score', value: '21' }],
    [{ result: 'score', value: 'lots' }],
    [{ result: 'score', value: '3', status: 'Completed' }],
    [{ result: 'state', value: '3' }],
    [{ result: 'grade', value: 'C' }],
    [
      { result: 'score', value: '1' },
      { result: 'score', value: '2' },
    ],
  ])
    expect(await award(bad), JSON.stringify(bad)).toBe('validation-failed')
  expect(
    await award([
      { result: 'score', value: '20' },
      { result: 'state', status: 'Completed' },
      { result: 'grade', value: 'A' },
    ]),
  ).toBe('ok')
})

test('an achievement without details says what it always said, to the byte', async () => {
  const text = await (await host.stranger().fetch(`/achievements/${first.id}?v=2_0`)).text()
  expect(Object.keys(JSON.parse(text) as object)).toEqual([
    '@context',
    'id',
    'type',
    'name',
    'description',
    'image',
    'criteria',
    'issuer',
    '@language',
    'version',
  ])
})
