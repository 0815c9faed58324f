import { useState } from 'react'
import { Button } from '../parts/button.tsx'
import { Waiting } from '../parts/loaded.tsx'
import { useSay } from '../parts/say.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import type { IconNode } from './design.ts'
import { suggestedIcons } from './icon-suggestions.ts'

type Props = { icons: Map<string, IconNode[]> | null; onPick: (name: string, nodes: IconNode[]) => void }

const most = 90

/** An icon: some that many badges are about, or any by its English name. */
export function IconPick({ icons, onPick }: Props) {
  const say = useSay()
  const [words, search] = useState('')
  if (icons === null) return <Waiting />
  const wanted = words.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const names =
    wanted.length === 0
      ? suggestedIcons.filter(name => icons.has(name))
      : [...icons.keys()].filter(name => wanted.every(word => name.includes(word))).slice(0, most)
  return (
    <div className="stack tight">
      <SearchBox label={say('app.designer.search-icons')} value={words} onChange={search} />
      <p className="small muted" role="status">
        {wanted.length === 0
          ? say('app.designer.icons-hint')
          : say('app.designer.icons-found', { count: names.length })}
      </p>
      <ul className="pick-grid icons">
        {names.map(name => (
          <li key={name}>
            <Button
              aria-label={name.replaceAll('-', ' ')}
              className="pick"
              onPress={() => onPick(name, icons.get(name) ?? [])}
            >
              <IconDrawing nodes={icons.get(name) ?? []} />
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function IconDrawing({ nodes }: { nodes: IconNode[] }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {nodes.map(([tag, attributes]) => {
        const Tag = tag as 'path'
        return <Tag key={JSON.stringify(attributes)} {...attributes} />
      })}
    </svg>
  )
}
