import type { ReactNode } from 'react'
import type { ApiProblem } from '@rucksack/contract/client'
import { Button } from './button.tsx'
import { Acts, Dialog } from './dialog.tsx'
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
      <div className="flex flex-col gap-3">{children}</div>
      <ProblemNote problem={problem} />
      <Acts>
        <Button tone="danger" onPress={onConfirm} isPending={isPending}>
          {act}
        </Button>
        <Button onPress={onClose} autoFocus>
          {say('app.keep')}
        </Button>
      </Acts>
    </Dialog>
  )
}
