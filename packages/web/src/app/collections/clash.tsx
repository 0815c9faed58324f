import { Button } from '../parts/button.tsx'
import { useSay } from '../parts/say.tsx'

type Props = { theirs: string; onMine: () => void; onTheirs: () => void }

/** Another device was faster: what it wrote, and which of the two shall stay. */
export function Clash({ theirs, onMine, onTheirs }: Props) {
  const say = useSay()
  return (
    <div className="card stack" role="alert">
      <p>{say('app.collections.clash')}</p>
      <blockquote className="prose" dir="auto" style={{ whiteSpace: 'pre-wrap' }}>
        {theirs}
      </blockquote>
      <div className="button-row">
        <Button onPress={onMine}>{say('app.collections.keep-mine')}</Button>
        <Button onPress={onTheirs}>{say('app.collections.take-theirs')}</Button>
      </div>
    </div>
  )
}
