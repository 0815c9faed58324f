import { frameworks, type issuing } from '@rucksack/contract'
import { Library, Plus } from 'lucide-react'
import { useState } from 'react'
import { Icon } from '../../components/icon.tsx'
import { useRead } from '../data/use-read.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { useSay } from '../parts/say.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { FrameworkImport } from './framework-import.tsx'
import { useOrganisation } from './organisation-layout.tsx'

type Props = { taken: string[]; onPick: (alignment: issuing.Alignment) => void }

/** Find a skill or a standard in the frameworks of the organisation. */
export function FrameworkPick({ taken, onPick }: Props) {
  const say = useSay()
  const { slug } = useOrganisation()
  const [open, setOpen] = useState(false)
  const [q, setQ] = useState('')
  const { data } = useRead(
    frameworks.searchFrameworks,
    { params: { organisation: slug }, query: { q, limit: 20 } },
    { enabled: open },
  )
  return (
    <>
      <Button className="justify-self-start" onPress={() => setOpen(true)}>
        <Icon of={Library} />
        {say('app.frameworks.pick')}
      </Button>
      <Dialog title={say('app.frameworks.title')} isOpen={open} onClose={() => setOpen(false)}>
        <SearchBox label={say('app.frameworks.search')} value={q} onChange={setQ} />
        <ul className="stack tight">
          {(data?.items ?? []).map(({ id, alignment }) => (
            <li key={id} className="card stack tight">
              <strong dir="auto">{alignment.targetName}</strong>
              <span className="small muted" dir="auto">
                {[alignment.targetFramework, alignment.targetCode].filter(Boolean).join(' · ')}
              </span>
              <Button
                className="justify-self-start"
                aria-label={say('app.frameworks.take', { name: alignment.targetName })}
                isDisabled={taken.includes(alignment.targetUrl)}
                onPress={() => onPick(alignment)}
              >
                <Icon of={Plus} />
                {say(taken.includes(alignment.targetUrl) ? 'app.frameworks.taken' : 'app.details.add')}
              </Button>
            </li>
          ))}
        </ul>
        {data?.items.length === 0 ? (
          <p role="status">{say(q === '' ? 'app.frameworks.none' : 'app.none-found')}</p>
        ) : null}
        <FrameworkImport />
        <Button onPress={() => setOpen(false)}>{say('app.details.done')}</Button>
      </Dialog>
    </>
  )
}
