import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { frameworks, issuing, organisations } from '@rucksack/contract'
import type { Organisation } from '@rucksack/contract/organisations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../../../testing/code-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../../../testing/index.ts'

let host: TestHost
let owner: Visitor
let organisation: Organisation
let publisher: Server
let origin: string
const served: Record<string, unknown> = {}

beforeAll(async () => {
  host = await startTestHost({ ALLOW_PRIVATE_NETWORK: 'true' })
  const made = await host.verbs.issuer()
  owner = made.owner
  organisation = made.organisation
  publisher = createServer((request, response) => {
    const found = served[request.url ?? '']
    response.writeHead(found === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(typeof found === 'string' ? found : JSON.stringify(found))
  })
  await new Promise<void>(resolve => publisher.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address of this kind.
  origin = `http://127.0.0.1:${(publisher.address() as AddressInfo).port}`
})
afterAll(async () => {
  await host.stop()
  publisher.close()
})

const params = () => ({ organisation: organisation.slug })
const upload = (text: string, name?: string, mediaType = 'text/csv') =>
  owner.call(frameworks.uploadFramework, {
    params: params(),
    query: name === undefined ? {} : { name },
    bytes: text,
    mediaType,
  })
const search = async (q: string, more: object = {}) =>
  (await owner.call(frameworks.searchFrameworks, { params: params(), query: { q, ...more } })).items.map(
    each => each.alignment,
  )

const esco = `conceptType,conceptUri,skillType,preferredLabel,altLabels,description
KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/0001,skill/competence,manage musical staff,"supervise music staff
direct musical staff","Assign and manage staff tasks, such as scoring."
KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/0002,skill/competence,compose music,,"Write ""new"" music."
KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/0002,skill/competence,compose music,,Twice.
KnowledgeSkillCompetence,not an address,skill/competence,lost,,
`
const casePackage = () => ({
  CFDocument: { identifier: 'doc-1', uri: `${origin}/doc-1`, title: 'Media standards' },
  CFItems: [
    {
      identifier: 'i1',
      uri: `${origin}/i1`,
      fullStatement: 'Remixes works and names their sources.',
      humanCodingScheme: 'M.1',
    },
    {
      identifier: 'i2',
      uri: `${origin}/i2`,
      abbreviatedStatement: 'Licences',
      fullStatement: 'Chooses a licence.',
      humanCodingScheme: 'M.2',
    },
  ],
})

test('the skills of ESCO are read from their CSV, quotes, line breaks and all, each once', async () => {
  const made = await upload(esco, 'ESCO 1.2')
  expect(made).toMatchObject({ kind: 'esco', name: 'ESCO 1.2', items: 2, source: null })
  const [first] = await search('musical staff')
  expect(first).toEqual({
    targetName: 'manage musical staff',
    targetUrl: 'http://data.europa.eu/esco/skill/0001',
    targetFramework: 'ESCO 1.2',
    targetDescription: 'Assign and manage staff tasks, such as scoring.',
  })
  expect((await search('compos music'))[0]?.targetName).toBe('compose music')
})

test('a CASE framework is fetched from its publisher; again it is brought up to date, and stays one', async () => {
  served['/document'] = { identifier: 'doc-1', CFPackageURI: { uri: `${origin}/package` } }
  served['/package'] = casePackage()
  const fetchIt = () =>
    owner.call(frameworks.importFramework, { params: params(), body: { url: `${origin}/document` } })
  const made = await fetchIt()
  expect(made).toMatchObject({ kind: 'case', name: 'Media standards', items: 2 })
  expect(await search('m.1')).toEqual([
    {
      targetName: 'Remixes works and names their sources.',
      targetUrl: `${origin}/i1`,
      targetFramework: 'Media standards',
      targetType: 'CFItem',
      targetCode: 'M.1',
    },
  ])
  const aligned = await host.verbs.achievement(owner, organisation.slug, { alignments: await search('m.1') })
  const award = await host.verbs.award(owner, aligned.id, 'ada@learner.example')
  const credential: { credentialSubject: { achievement: { alignment: object[] } } } = await (
    await host.stranger().fetch(`/awards/${award.id}.json`)
  ).json()
  expect(credential.credentialSubject.achievement.alignment).toEqual([
    expect.objectContaining({ targetType: 'CFItem', targetCode: 'M.1' }),
  ])

  const [first] = casePackage().CFItems
  served['/package'] = { ...casePackage(), CFItems: [{ ...first, fullStatement: 'Remixes with care.' }] }
  const again = await fetchIt()
  expect(again).toMatchObject({ id: made.id, items: 1 })
  expect((await search('M.1')).map(each => each.targetName)).toEqual(['Remixes with care.'])
  expect(await search('Licences')).toEqual([])
  const kept = await owner.call(issuing.readAchievement, { params: { achievement: aligned.id } })
  expect(kept.alignments[0]?.targetName).toBe('Remixes works and names their sources.')
})

test('competencies in CTDL-ASN come as JSON-LD or as CSV, in the language that is there', async () => {
  const graph = {
    '@graph': [
      {
        '@id': 'https://registry.example/f1',
        '@type': 'ceasn:CompetencyFramework',
        'ceasn:name': { 'en-US': 'Trades' },
      },
      {
        '@id': 'https://registry.example/c1',
        '@type': ['ceasn:Competency'],
        'ceterms:ctid': 'ce-1',
        'ceasn:competencyText': { 'en-US': 'Joins wood without nails.' },
      },
    ],
  }
  const made = await upload(JSON.stringify(graph), undefined, 'application/ld+json')
  expect(made).toMatchObject({ kind: 'ctdl', name: 'Trades', items: 1 })
  expect(await search('wood')).toMatchObject([{ targetCode: 'ce-1', targetType: 'ceasn:Competency' }])
  const csv =
    '\uFEFF@id;ceterms:ctid;ceasn:competencyText;ceasn:competencyLabel\nhttps://registry.example/c2;ce-2;Cuts a dovetail.;Dovetails\n'
  expect(await upload(csv, 'Joints')).toMatchObject({ kind: 'ctdl', items: 1 })
  expect((await search('dovetail'))[0]).toMatchObject({
    targetName: 'Dovetails',
    targetDescription: 'Cuts a dovetail.',
  })
})

test('what is no framework is refused in words that help, and nothing of it is kept', async () => {
  const before = (await owner.call(frameworks.listFrameworks, { params: params() })).items
  for (const [text, words] of [
    ['', 'No skill'],
    ['a,b\n1,2\n', 'columns'],
    ['{"a":1}', 'neither a CASE'],
    ['{"a":', 'is none'],
    ['[]', 'neither a CASE'],
    ['conceptUri,preferredLabel\nx,y\n', 'No skill'],
    [`conceptUri,preferredLabel\n"${'x'.repeat(300_000)}`, 'cannot be read as CSV'],
  ] as const)
    await expect(upload(text), words).rejects.toMatchObject({
      code: 'framework-refused',
      detail: expect.stringContaining(words),
    })
  served['/broken'] = '<html>'
  for (const path of ['/broken', '/missing'])
    expect(
      await codeOf(
        owner.call(frameworks.importFramework, { params: params(), body: { url: `${origin}${path}` } }),
      ),
    ).toBe('framework-refused')
  expect((await owner.call(frameworks.listFrameworks, { params: params() })).items).toEqual(before)
})

test('fourteen thousand skills are taken in at once and searched in no time', async () => {
  const rows = Array.from(
    { length: 14_000 },
    (_, at) => `http://data.europa.eu/esco/skill/n${at},operate machine number ${at},Words about it ${at}`,
  )
  const made = await upload(`conceptUri,preferredLabel,description\n${rows.join('\n')}`, 'Large')
  expect(made.items).toBe(14_000)
  const began = performance.now()
  const found = await search('machine number 13999', { framework: made.id, limit: 5 })
  expect(found[0]?.targetName).toBe('operate machine number 13999')
  expect(performance.now() - began).toBeLessThan(2_000)
  await owner.call(frameworks.deleteFramework, { params: { ...params(), framework: made.id } })
  expect(await search('machine number 13999')).toEqual([])
  expect(
    await codeOf(owner.call(frameworks.deleteFramework, { params: { ...params(), framework: made.id } })),
  ).toBe('framework-not-found')
})

test('a faculty searches the frameworks of its university beside its own, and forgets only its own', async () => {
  const made = await upload(
    'conceptUri,preferredLabel\nhttps://skills.example/shared,weave on a loom\n',
    'Of all',
  )
  const faculty = await owner.call(organisations.createOrganisation, {
    body: { name: 'Faculty', parent: organisation.slug },
  })
  const params = { organisation: faculty.slug }
  const { items } = await owner.call(frameworks.listFrameworks, { params })
  expect(items.find(each => each.id === made.id)?.from).toEqual({
    name: organisation.name,
    slug: organisation.slug,
  })
  const found = await owner.call(frameworks.searchFrameworks, { params, query: { q: 'weave on a loom' } })
  expect(found.items[0]?.alignment.targetUrl).toBe('https://skills.example/shared')
  const other = await owner.call(organisations.createOrganisation, { body: { name: 'Elsewhere' } })
  const there = await owner.call(frameworks.listFrameworks, { params: { organisation: other.slug } })
  expect(there.items).toEqual([])
  const forget = owner.call(frameworks.deleteFramework, { params: { ...params, framework: made.id } })
  expect(await codeOf(forget)).toBe('framework-not-found')
})
