import { join } from 'node:path'
import { matchRecipient } from 'openbadges'
import { nodeCrypto } from 'openbadges/node'
import { type JsonObject, parseJson, read, toBadge } from 'openbadges/read'
import {
  badgeFromAssertion,
  checkValidity,
  criteriaFaults,
  extensionFaults,
  imageFaults,
  lookUpRevocation,
  type PropertyRule,
  propertyFaults,
  type ValueKind,
  validationsOf,
} from 'openbadges/rules'
import { type Case, isRecord, readJson, type Source, text } from './corpus.ts'
import { documentsOf } from './documents.ts'
import type { Observed } from './outcomes.ts'

type Rule = (content: RuleContent) => string[] | Promise<string[]>

type RuleContent = {
  task: string
  parameters: JsonObject
  graph: JsonObject[]
  node: JsonObject | null
  input: JsonObject
  readDocument: (url: string) => Promise<JsonObject>
}

/** Judge one rule over a graph of nodes: which of our rules answers which of the reference's tasks stands below. */
export async function runRuleCase(source: Source, each: Case): Promise<Observed> {
  const content = readJson(join(source.folder, each.file))
  const parameters = record(content['parameters'])
  const graph = Array.isArray(content['graph']) ? content['graph'].filter(isRecord) : []
  const { fetcher } = documentsOf(source, content)
  const rule = rules[text(content['task']) ?? '']
  if (!rule) return { outcome: 'unknown', detail: `No rule for ${String(content['task'])}` }
  const faults = await rule({
    task: text(content['task']) ?? '',
    parameters,
    graph,
    node: nodeOf(parameters, graph),
    input: record(content['input']),
    async readDocument(url) {
      const { body } = await fetcher(url, { accept: 'application/json' })
      return record(parseJson(new TextDecoder().decode(body)))
    },
  })
  return { outcome: faults.length === 0 ? 'valid' : 'invalid', detail: faults.join('; ') }
}

const record = (value: unknown): JsonObject => (isRecord(value) ? value : {})
const missing = (found: unknown, what: string) => (found ? [] : [what])

/** The node a task is about: by id, or by a path that begins with an id. */
function nodeOf(parameters: JsonObject, graph: JsonObject[]): JsonObject | null {
  const path = Array.isArray(parameters['node_path']) ? parameters['node_path'] : [parameters['node_id']]
  let found: unknown = path[0]
  for (const step of path.slice(1)) {
    const node = record(typeof found === 'string' ? byId(graph, found) : found)
    const list: unknown = Array.isArray(found) ? found[Number(step)] : node[String(step)]
    found = list
  }
  if (typeof found === 'string') return byId(graph, found)
  return isRecord(found) ? found : null
}

const byId = (graph: JsonObject[], id: unknown) => graph.find(node => node['id'] === id) ?? null

const kinds: Record<string, ValueKind> = {
  BOOLEAN: 'boolean',
  COMPACT_IRI: 'compact-iri',
  DATA_URI_OR_URL: 'picture-or-url',
  DATETIME: 'datetime',
  EMAIL: 'email',
  ID: 'id',
  IDENTITY_HASH: 'identity-hash',
  IRI: 'iri',
  LANGUAGE: 'language',
  MARKDOWN_TEXT: 'markdown',
  RDF_TYPE: 'type',
  TELEPHONE: 'telephone',
  TEXT: 'text',
  TEXT_OR_NUMBER: 'text-or-number',
  URL: 'url',
}

const property: Rule = ({ task, parameters, node }) => {
  const kind = kinds[text(parameters['prop_type']) ?? '']
  if (!kind) return [`no kind ${String(parameters['prop_type'])}`]
  // The reference asks in two steps: whether the values are types at all, and then whether the wanted one is there.
  const one = task === 'VALIDATE_RDF_TYPE_PROPERTY' ? parameters['must_contain_one'] : undefined
  const rule: PropertyRule = {
    name: text(parameters['prop_name']) ?? '',
    kind,
    required: parameters['required'] === true,
    many: parameters['many'] === true,
    inlinePicture: parameters['allow_data_uri'] === true,
    embeddedOnly: kind === 'id' && parameters['allow_remote_url'] === false,
    ...(one === undefined
      ? {}
      : { oneOf: (Array.isArray(one) ? one : [one]).filter(each => typeof each === 'string') }),
  }
  return propertyFaults(node ?? {}, rule)
}

const extension: Rule = async ({ parameters, node, readDocument }) => {
  const listed = Array.isArray(parameters['context_urls']) ? parameters['context_urls'] : []
  const own = record(parameters['extension'])['context_url']
  const contexts = [...listed, own].filter(url => typeof url === 'string' && !url.endsWith('/openbadges/v2'))
  if (contexts.length === 0) return ['names no context']
  const types = Array.isArray(parameters['types_to_test']) ? parameters['types_to_test'] : []
  const faults: string[] = []
  if (types.length > 1) {
    // Of several types the reference only asks here whether each has a schema; the schemas come one by one.
    const documents = await Promise.all(contexts.map(url => readDocument(String(url))))
    const known = documents.flatMap(validationsOf).map(each => each.type)
    return types.filter(type => !known.includes(String(type))).map(type => `${String(type)} has no schema`)
  }
  for (const url of contexts) faults.push(...(await extensionFaults(node ?? {}, [String(url)], readDocument)))
  return faults
}

/** What the reference calls a task, and what of our library answers it. */
const rules: Record<string, Rule> = {
  VALIDATE_PROPERTY: property,
  VALIDATE_RDF_TYPE_PROPERTY: property,
  VALIDATE_EXTENSION_SINGLE: extension,
  VALIDATE_EXTENSION_NODE: extension,
  ASSERTION_TIMESTAMP_CHECKS: ({ node }) => {
    const found = checkValidity(text(node?.['issuedOn']), text(node?.['expires']), new Date())
    return found.outcome === 'passed' ? [] : [found.detail]
  },
  CRITERIA_PROPERTY_DEPENDENCIES: ({ node }) =>
    criteriaFaults(String(node?.['id']).startsWith('_:') ? { ...node, id: undefined } : (node ?? {}), true),
  IMAGE_VALIDATION: ({ parameters, node }) =>
    imageFaults(
      'its image',
      node?.[text(parameters['prop_name']) ?? ''] ?? 'https://none.example',
      /^data:image\//,
    ),
  FLATTEN_EMBEDDED_RESOURCE: ({ parameters, node }) =>
    propertyFaults(node ?? {}, { name: text(parameters['prop_name']) ?? '', kind: 'id' }),
  JSONLD_COMPACT_DATA: ({ parameters }) => {
    const given = text(parameters['data'])
    return missing(given !== null && isRecord(parseJson(given)), 'there is no document')
  },
  DETECT_INPUT_TYPE: ({ input }) =>
    missing(read(text(input['value']) ?? '').kind !== 'failed', 'not a badge'),
  VERIFY_SIGNED_ASSERTION_NOT_REVOKED: ({ node, graph }) => {
    const issuer = record(byId(graph, record(byId(graph, node?.['badge']))['issuer']))
    const list = record(byId(graph, issuer['revocationList']))
    return missing(lookUpRevocation(list, node ?? {}).outcome === 'passed', 'revoked')
  },
  VERIFY_RECIPIENT_IDENTIFIER: async ({ node, graph }) => {
    const assertion = record(graph.find(each => each['recipient'] !== undefined))
    const recipient = record(byId(graph, assertion['recipient']))
    const badge = badgeFromAssertion(
      { assertion: { recipient }, badgeClass: null, issuer: null },
      '2.0',
      'hosted',
    )
    const emails = [node?.['email']].flat().filter(each => typeof each === 'string')
    return missing(await matchRecipient(nodeCrypto, badge.recipients, emails), 'somebody else')
  },
  DETECT_AND_VALIDATE_NODE_CLASS: ({ node }) =>
    propertyFaults(node ?? {}, { name: 'type', kind: 'type', required: true, many: true }),
  UPGRADE_1_0_NODE: ({ parameters }) => {
    const document = record(parseJson(text(parameters['data']) ?? '{}'))
    if (document['badge'] === undefined) return missing(text(document['name']), 'nothing to read')
    const outcome = read(JSON.stringify(document))
    return missing(outcome.kind === 'badge' && toBadge(outcome.reading).id !== null, 'not read as 1.0')
  },
  UPGRADE_1_1_NODE: ({ node }) => {
    const badge = badgeFromAssertion({ assertion: {}, badgeClass: node, issuer: null }, '1.1', 'hosted')
    const wanted = [node?.['alignment'] ?? []].flat().length
    return missing(
      badge.alignments.filter(each => each.url !== null).length === wanted,
      'alignments are lost',
    )
  },
}
