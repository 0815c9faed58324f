/** JSON Schema as plain data. */
export type Schema = { [name: string]: unknown }

/** Gather schemas that have a title under `components`, and refer to them from everywhere else. */
export function collectSchemas() {
  const all: Record<string, Schema> = {}

  const add = (title: string, schema: Schema) => {
    const known = all[title]
    if (known && JSON.stringify(known) !== JSON.stringify(schema))
      throw new Error(`Two different schemas are titled ${title}`)
    all[title] = schema
  }

  const refer = (schema: unknown): Schema => {
    const copy = plain(schema)
    const title = copy['title']
    if (typeof title !== 'string') return copy
    add(title, copy)
    return { $ref: `#/components/schemas/${title}` }
  }

  /** A copy without what the type builder keeps for itself, its titled parts replaced by references. */
  const plain = (schema: unknown): Schema =>
    Object.fromEntries(
      Object.entries(isSchema(schema) ? schema : {})
        .filter(([name]) => !name.startsWith('~'))
        .map(([name, value]) => [name, inside(name, value)]),
    )

  const inside = (name: string, value: unknown): unknown => {
    // Members of `properties` are schemas under names of their own, so a property may be called "title".
    if (maps.has(name) && isSchema(value))
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, refer(each)]))
    if (lists.has(name) && Array.isArray(value)) return value.map(refer)
    if (single.has(name) && isSchema(value)) return refer(value)
    return value
  }

  return { all, add, refer }
}

const maps = new Set(['properties', 'patternProperties', '$defs'])
const lists = new Set(['anyOf', 'allOf', 'oneOf', 'prefixItems'])
const single = new Set(['items', 'additionalProperties', 'not'])

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
