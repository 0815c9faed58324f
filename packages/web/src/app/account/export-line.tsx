import type { exports as contract } from '@rucksack/contract'
import { ButtonLink } from '../../components/button-link.tsx'
import { Button } from '../parts/button.tsx'
import { Day } from '../parts/day.tsx'
import { Say, useSay } from '../parts/say.tsx'

type Props = { made: contract.Export; onDelete: () => void; isPending: boolean }

/** One export: how far it is, where to take it, when it goes. */
export function ExportLine({ made, onDelete, isPending }: Props) {
  const say = useSay()
  const size = Math.max(0.1, Math.round((made.bytes ?? 0) / 100_000) / 10)
  return (
    <li>
      <div className="line-what">
        <strong>
          <Day value={made.createdAt} time />
        </strong>
        <span className="small block">
          {made.state === 'ready'
            ? say('export.ready', { badges: made.badges ?? 0, size })
            : say('export.waiting')}
        </span>
        <span className="muted small block">
          <Say id="export.until" values={{ when: <Day value={made.deletedAt} /> }} />
        </span>
      </div>
      {made.download === null ? null : (
        <ButtonLink look="quiet" href={made.download} download>
          {say('export.download')}
        </ButtonLink>
      )}
      <Button look="bare" onPress={onDelete} isPending={isPending}>
        {say('export.delete')}
      </Button>
    </li>
  )
}
