import type { JsonObject } from '../json/json.ts'

/** A property, or none where there is nothing to say: nulls are omitted (Open Badges 3.0, "JSON Serialization"). */
export function given(name: string, value: string | number | null | undefined): JsonObject {
  return value === undefined || value === null || value === '' ? {} : { [name]: value }
}

/** A list, or none where it is empty. */
export function some(name: string, list: (JsonObject | string)[]): JsonObject {
  return list.length === 0 ? {} : { [name]: list }
}
