import type { collections } from '@rucksack/contract'
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { memo } from 'react'
import { Link } from 'react-router'
import { Icon } from '../../components/icon.tsx'
import { More } from '../../components/more.tsx'
import { Button } from '../parts/button.tsx'
import { Picture } from '../parts/picture.tsx'
import { useSay } from '../parts/say.tsx'
import { Standing } from '../parts/standing.tsx'
import { StoryForm } from './story-form.tsx'

type Props = {
  collection: string
  badge: collections.CollectedBadge
  onUp: (() => void) | null
  onDown: (() => void) | null
  onDrag: () => void
  onDrop: () => void
  onOut: () => void
}

/** A badge in a collection, with its place and its story. */
export const CollectedLine = memo(function CollectedLine(props: Props) {
  const { collection, badge, onUp, onDown, onDrag, onDrop, onOut } = props
  const say = useSay()
  const of = { name: badge.name }
  return (
    <li
      className="card stack tight"
      data-badge={badge.id}
      draggable
      onDragStart={onDrag}
      onDragOver={event => event.preventDefault()}
      onDrop={event => {
        event.preventDefault()
        onDrop()
      }}
    >
      <div className="share-kind">
        <Picture src={badge.image} alt="" size="small" />
        <span>
          <Link className="link" to={`/backpack/badges/${badge.id}`}>
            <bdi>{badge.name}</bdi>
          </Link>
          <span className="muted small block">
            <bdi>{badge.issuer}</bdi>
          </span>
          {badge.standing === 'good' ? null : <Standing standing={badge.standing} />}
        </span>
      </div>
      <div className="button-row">
        <Button
          look="bare"
          data-act="up"
          aria-label={say('app.collections.up', of)}
          isDisabled={onUp === null}
          onPress={() => onUp?.()}
        >
          <Icon of={ArrowUp} />
        </Button>
        <Button
          look="bare"
          data-act="down"
          aria-label={say('app.collections.down', of)}
          isDisabled={onDown === null}
          onPress={() => onDown?.()}
        >
          <Icon of={ArrowDown} />
        </Button>
        <Button look="bare" data-act="out" aria-label={say('app.collections.out', of)} onPress={onOut}>
          <Icon of={X} />
        </Button>
      </div>
      <More summary={say(badge.story === '' ? 'app.collections.tell' : 'app.collections.story')}>
        <StoryForm collection={collection} badge={badge} />
      </More>
    </li>
  )
})
