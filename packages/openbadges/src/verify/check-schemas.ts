import { BadgeError } from '../errors.ts'
import { asArray, asText, isObject, type JsonObject, typesOf } from '../json/json.ts'
import type { Reading } from '../model.ts'
import { schemaFaults } from '../rules/json-schema.ts'
import { type Finding, failed, passed } from './report.ts'
import { hostOf, type Run } from './run.ts'

const mostSchemas = 5
const readable = new Set(['1EdTechJsonSchemaValidator2019', 'JsonSchema', 'JsonSchemaValidator2018'])
/** What these say of a credential is checked before its signature, by the rules of its kind. */
const known = /^https:\/\/purl\.imsglobal\.org\/spec\/(?:ob\/v3p0|clr\/v2p0)\/schema\//
/** Claims of a JWT that are no part of the credential beside which they stand. */
const claims = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'nonce', 'cnf', 'vc'])

/**
 * Whether a credential fits the schemas it names ("Data Schemas", VC Data Model 2.0, 4.11; Open Badges 3.0,
 * "1EdTechJsonSchemaValidator2019"). A schema that cannot be read, or of a kind not known, is noted.
 */
export async function checkSchemas(run: Run, { form }: Reading, document: JsonObject): Promise<Finding[]> {
  const named = asArray(document['credentialSchema']).filter(isObject)
  const plain = form === 'data-integrity' ? document : withoutClaims(document)
  const findings: Finding[] = []
  run.allowMore(Math.min(named.length, mostSchemas))
  for (const schema of named.slice(0, mostSchemas)) {
    const finding = await checkSchema(run, schema, plain)
    if (finding) findings.push(finding)
  }
  const bad = findings.find(({ outcome }) => outcome === 'failed')
  return bad ? [bad] : findings.slice(0, 1)
}

async function checkSchema(run: Run, schema: JsonObject, credential: JsonObject): Promise<Finding | null> {
  const url = asText(schema['id']) ?? ''
  if (known.test(url)) return passed('schema')
  const types = typesOf(schema)
  if (!types.some(type => readable.has(type)) || !/^https?:\/\//.test(url)) {
    run.notes.push({
      code: 'schema-unsupported',
      detail: `Schemas of the kind ${String(types[0]).slice(0, 60)} are not followed here.`,
    })
    return null
  }
  try {
    const faults = schemaFaults(
      await run.getJson(url, 'application/schema+json, application/json'),
      credential,
    )
    return faults.length === 0
      ? passed('schema')
      : failed(
          'schema',
          'schema-unfit',
          `It does not fit the schema of its issuer at ${hostOf(url)}: ${faults.slice(0, 3).join('; ')}.`,
        )
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause
    run.notes.push({
      code: 'schema-unreachable',
      detail: `${cause.message} So it was not compared with the schema it names there.`,
    })
    return null
  }
}

const withoutClaims = (document: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(document).filter(([name]) => !claims.has(name)))
