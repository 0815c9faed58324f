import { organisations } from '@rucksack/contract'
import { useState } from 'react'
import { useAct } from '../data/use-act.ts'
import { Confirm } from '../parts/confirm.tsx'
import { Field } from '../parts/field.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { useOrganisation } from './organisation-layout.tsx'

/** Say that somebody else may have a signing key, and since when. */
export function LostKey({ of: key, onClose }: { of: organisations.IssuerKey; onClose: () => void }) {
  const say = useSay()
  const { slug } = useOrganisation()
  const [since, setSince] = useState('')
  const mark = useAct(
    organisations.markIssuerKeyCompromised,
    () => ({
      params: { organisation: slug, key: key.id.split('#')[1] ?? '' },
      body: since === '' ? {} : { since: new Date(since).toISOString() },
    }),
    {
      refresh: [organisations.listIssuerKeys],
      done: () => {
        tell(say('app.keys.lost-done'))
        onClose()
      },
    },
  )
  return (
    <Confirm
      title={say('app.keys.lost-title')}
      act={say('app.keys.lost')}
      isOpen
      isPending={mark.isPending}
      problem={mark.error}
      onConfirm={() => mark.mutate()}
      onClose={onClose}
    >
      <p>{say('app.keys.lost-why')}</p>
      <Field
        label={say('app.keys.lost-since')}
        help={say('app.keys.lost-since-help')}
        type="datetime-local"
        value={since}
        onChange={setSince}
      />
    </Confirm>
  )
}
