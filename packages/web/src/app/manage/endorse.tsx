import { endorsements } from '@rucksack/contract'
import { useState } from 'react'
import { More } from '../../components/more.tsx'
import { useAct } from '../data/use-act.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { useOrganisation } from './organisation-layout.tsx'

/** Sign for an achievement that others award too, as their partner. */
export function Endorse({ achievement }: { achievement: string }) {
  const say = useSay()
  const { slug } = useOrganisation()
  const [comment, setComment] = useState('')
  const sign = useAct(
    endorsements.endorse,
    () => ({ params: { achievement }, body: { organisation: slug, comment: comment.trim() } }),
    {
      refresh: [endorsements.listEndorsements],
      done: () => {
        tell(say('grants.endorsed'))
        setComment('')
      },
    },
  )
  return (
    <More summary={say('grants.endorse')}>
      <ActForm onAct={() => sign.mutate()} problem={sign.error}>
        <Field
          label={say('grants.endorse-comment')}
          help={say('grants.endorse-lead')}
          name="comment"
          rows={2}
          value={comment}
          onChange={setComment}
          maxLength={500}
          isRequired
        />
        <Button type="submit" isPending={sign.isPending} className="justify-self-start">
          {say('grants.endorse-act')}
        </Button>
      </ActForm>
    </More>
  )
}
