import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const name = 'virtual:lucide-icons'

/** The drawings of all icons of lucide as one module, without the 1,700 components around them. */
export function lucideIcons(): Plugin {
  return {
    name: 'lucide-icons',
    resolveId: id => (id === name ? `\0${name}` : null),
    load: id => (id === `\0${name}` ? write() : null),
  }
}

function write(): string {
  const folder = join(dirname(createRequire(import.meta.url).resolve('lucide-react')), '../esm/icons')
  const drawings = readdirSync(folder)
    .filter(file => file.endsWith('.mjs'))
    .flatMap(file => {
      // An old name of an icon only leads to its new one and holds no drawing.
      const drawing = /const __iconData = (\{[\s\S]*?\n\});/.exec(
        readFileSync(join(folder, file), 'utf8'),
      )?.[1]
      return drawing === undefined ? [] : [`${JSON.stringify(file.slice(0, -4))}: ${drawing}`]
    })
  if (drawings.length < 1000) throw new Error(`Only ${drawings.length} icons were found in ${folder}`)
  return `export const icons = {${drawings.join(',\n')}}`
}
