import type { ApiProblem } from '@rucksack/contract/client'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { ProblemNote } from './problem-note.tsx'
import { useSay } from './say.tsx'

type Props = {
  title: ReactNode
  children: ReactNode
  act: string
  isOpen: boolean
  isPending: boolean
  problem: ApiProblem | null
  onConfirm: () => void
  onClose: () => void
}

/** Ask once more before something that cannot be undone. */
export function Confirm({ title, children, act, isOpen, isPending, problem, onConfirm, onClose }: Props) {
  const say = useSay()
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} alert>
      <div className="stack">{children}</div>
      <ProblemNote problem={problem} />
      <div className="button-row">
        <Button look="danger" onPress={onConfirm} isPending={isPending}>
          {act}
        </Button>
        <Button onPress={onClose} autoFocus>
          {say('common.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
