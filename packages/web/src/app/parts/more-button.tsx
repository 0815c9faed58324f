import { Button } from './button.tsx'
import { useSay } from './say.tsx'

type Props = { list: { hasMore: boolean; isFetchingMore: boolean; more: () => void } }

/** The way to the following page of a list, as long as there is one. */
export function MoreButton({ list }: Props) {
  const say = useSay()
  if (!list.hasMore) return null
  return (
    <Button onPress={list.more} isPending={list.isFetchingMore} className="justify-self-center">
      {say('app.show-more')}
    </Button>
  )
}
