/** One row of a table that describes a JSON Schema. */
export type FieldRow = { path: string; type: string; required: boolean; meaning: string }

type Schema = Record<string, unknown>

/** Every field of an object schema, nested ones by their dotted path, three levels deep. */
export function fieldsOf(schema: unknown, prefix = '', depth = 0): FieldRow[] {
  const { properties, required } = record(schema)
  const needed = Array.isArray(required) ? required : []
  return Object.entries(record(properties)).flatMap(([name, value]) => {
    const path = prefix + name
    const { inner, many } = bare(value)
    const row = { path, type: typeOf(value), required: needed.includes(name), meaning: meaningOf(value) }
    return depth < 2 && inner['properties']
      ? [row, ...fieldsOf(inner, `${path}${many ? '[]' : ''}.`, depth + 1)]
      : [row]
  })
}

/** What kind of value a schema asks for, in few words. */
export function typeOf(schema: unknown): string {
  const { inner, many, nullable } = bare(schema)
  const kind = kindOf(inner)
  return `${many ? `list of ${kind}` : kind}${nullable ? ' or null' : ''}`
}

function kindOf(schema: Schema): string {
  if (Array.isArray(schema['enum'])) return schema['enum'].map(each => JSON.stringify(each)).join(' | ')
  if (schema['const'] !== undefined) return JSON.stringify(schema['const'])
  if (Array.isArray(schema['anyOf'])) return schema['anyOf'].map(each => unionPart(record(each))).join(' | ')
  if (typeof schema['format'] === 'string') return formats[schema['format']] ?? schema['format']
  return typeof schema['type'] === 'string' ? schema['type'] : 'any'
}

const formats: Record<string, string> = {
  uuid: 'UUID',
  uri: 'URL',
  email: 'e-mail address',
  'date-time': 'instant',
  date: 'date',
}

function unionPart(schema: Schema): string {
  const names = Object.entries(record(schema['properties'])).map(
    ([name, value]) => `${name}: ${typeOf(value)}`,
  )
  return names.length > 0 ? `{ ${names.join(', ')} }` : kindOf(schema)
}

/** Look through lists and "or null" to the schema that matters. */
function bare(value: unknown): { inner: Schema; many: boolean; nullable: boolean } {
  const schema = record(value)
  const union = Array.isArray(schema['anyOf']) ? schema['anyOf'].map(record) : []
  const real = union.filter(each => each['type'] !== 'null')
  if (real.length === 1 && real.length < union.length) return { ...bare(real[0]), nullable: true }
  if (schema['type'] === 'array') return { ...bare(schema['items']), many: true }
  return { inner: schema, many: false, nullable: false }
}

function meaningOf(value: unknown): string {
  const schema = record(value)
  const { inner } = bare(value)
  const limits = [
    limit('at most', inner['maxLength'], 'characters'),
    limit('at least', inner['minimum'], ''),
    limit('at most', inner['maximum'], ''),
    schema['default'] === undefined ? '' : `Default ${JSON.stringify(schema['default'])}`,
  ].filter(Boolean)
  const said = schema['description'] ?? inner['description']
  return [typeof said === 'string' ? said : '', ...limits].filter(Boolean).join('. ')
}

function limit(word: string, value: unknown, unit: string): string {
  return typeof value === 'number' ? `${word} ${value} ${unit}`.trim() : ''
}

function record(value: unknown): Schema {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
