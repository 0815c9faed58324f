import type { issuing } from '@rucksack/contract'
import { useState } from 'react'
import { Button } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Picture } from '../parts/picture.tsx'
import { useSay, useSayIfKnown } from '../parts/say.tsx'
import { changesBetween } from './version-changes.ts'

/** Two versions of an achievement side by side. */
export function CompareVersions({ versions }: { versions: issuing.Achievement[] }) {
  const say = useSay()
  const sayIfKnown = useSayIfKnown()
  const [open, setOpen] = useState(false)
  const [from, setFrom] = useState(versions[1]?.id ?? '')
  const [to, setTo] = useState(versions[0]?.id ?? '')
  const older = versions.find(each => each.id === from)
  const newer = versions.find(each => each.id === to)
  const options = versions.map(({ id, version }) => ({
    value: id,
    label: say('app.achievement.version-n', { version }),
  }))
  if (!older || !newer) return null
  const changes = changesBetween(older, newer)
  return (
    <>
      <Button className="justify-self-start" onPress={() => setOpen(true)}>
        {say('app.versions.compare')}
      </Button>
      <Dialog title={say('app.versions.compare')} isOpen={open} onClose={() => setOpen(false)}>
        <div className="two-columns">
          <Choice label={say('app.versions.from')} value={from} options={options} onChange={setFrom} />
          <Choice label={say('app.versions.to')} value={to} options={options} onChange={setTo} />
        </div>
        {pictureOf(older) === pictureOf(newer) ? null : (
          <div className="two-columns">
            {[older, newer].map(each => (
              <Picture key={each.id} src={each.image} alt={each.imageAlt ?? each.name} size="shelf" />
            ))}
          </div>
        )}
        {changes.length === 0 ? <p role="status">{say('app.versions.same')}</p> : null}
        <dl className="changes">
          {changes.map(({ field, parts }) => (
            <div key={field}>
              <dt>{sayIfKnown(`app.versions.field.${field}`, field)}</dt>
              <dd className="plain-lines" dir="auto">
                {parts.map((part, at) => {
                  const Tag = part.added ? 'ins' : part.removed ? 'del' : 'span'
                  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
                  return <Tag key={at}>{part.value}</Tag>
                })}
              </dd>
            </div>
          ))}
        </dl>
        <Button onPress={() => setOpen(false)}>{say('app.details.done')}</Button>
      </Dialog>
    </>
  )
}

/** What names the bytes of a picture: its address holds the version too. */
const pictureOf = ({ image }: issuing.Achievement) => new URL(image).searchParams.get('v') ?? image
