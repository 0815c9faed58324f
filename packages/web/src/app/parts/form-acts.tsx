import type { ReactNode } from 'react'
import type { ButtonLook } from '../../components/button.tsx'
import { Button } from './button.tsx'
import { useSay } from './say.tsx'

type Props = {
  /** The verb on the button that sends the form. */
  act: ReactNode
  look?: ButtonLook
  isPending: boolean
  isDisabled?: boolean
  onCancel: () => void
}

/** The end of a form that can be left: do it, or leave it. */
export function FormActs({ act, look = 'strong', isPending, isDisabled = false, onCancel }: Props) {
  const say = useSay()
  return (
    <div className="button-row">
      <Button type="submit" look={look} isPending={isPending} isDisabled={isDisabled}>
        {act}
      </Button>
      <Button onPress={onCancel}>{say('common.cancel')}</Button>
    </div>
  )
}
