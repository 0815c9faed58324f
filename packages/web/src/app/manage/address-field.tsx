import { QrCode } from 'lucide-react'
import { Icon } from '../../components/icon.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import { Field } from '../parts/field.tsx'
import { useSay } from '../parts/say.tsx'
import type { AwardDraft } from './award-request.ts'
import { useOrganisation } from './organisation-layout.tsx'

const kinds = ['email', 'did', 'account', 'nobody'] as const

type Props = {
  achievement: string
  draft: Pick<AwardDraft, 'kind' | 'address'>
  onChange: (change: Partial<AwardDraft>) => void
}

/** Whom an award is for: an address of any kind, or nobody yet. */
export function AddressField({ achievement, draft: { kind, address }, onChange }: Props) {
  const say = useSay()
  const { slug } = useOrganisation()
  return (
    <>
      <Choice
        label={say('address.kind')}
        value={kind}
        onChange={chosen => onChange({ kind: chosen })}
        options={kinds.map(value => ({ value, label: say(`address.kind-${value}`) }))}
      />
      {kind === 'nobody' ? (
        <div className="card stack tight">
          <p>{say('address.nobody')}</p>
          <ButtonLink to={`/manage/${slug}/codes/new?achievement=${achievement}`} look="strong">
            <Icon of={QrCode} />
            {say('app.codes.make')}
          </ButtonLink>
        </div>
      ) : (
        <Field
          label={say(kind === 'email' ? 'app.award.email' : `address.kind-${kind}`)}
          help={say(kind === 'email' ? 'app.award.email-help' : `address.${kind}-help`)}
          name={kind === 'email' ? 'recipient.email' : 'recipient.address'}
          type={kind === 'email' ? 'email' : 'text'}
          inputMode={kind === 'did' ? 'text' : 'email'}
          autoComplete="off"
          value={address}
          onChange={text => onChange({ address: text })}
          isRequired
          autoFocus
        />
      )}
    </>
  )
}
