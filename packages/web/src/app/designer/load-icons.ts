import type { IconNode } from './design.ts'

let loaded: Promise<Map<string, IconNode[]>> | null = null

/** Every icon of lucide (ISC licence) by its name; fetched once, when the designer opens. */
export function loadIcons(): Promise<Map<string, IconNode[]>> {
  loaded ??= import('virtual:lucide-icons').then(
    ({ icons }) => new Map(Object.entries(icons).map(([name, { node }]) => [name, node.map(withoutKey)])),
  )
  return loaded
}

/** `key` is React's business, not the picture's. */
function withoutKey([tag, { key: _key, ...attributes }]: [string, Record<string, string>]): IconNode {
  return [tag, attributes]
}
