import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'

type Props = { title: ReactNode; isOpen: boolean; onClose: () => void; children: ReactNode; alert?: boolean }

/** A question or form above the page; focus goes in, stays in, and returns to where it was. */
export function Dialog({ title, isOpen, onClose, children, alert = false }: Props) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={open => {
        if (!open) onClose()
      }}
      isDismissable={!alert}
      className="fixed inset-0 z-40 flex items-end justify-center overflow-y-auto bg-black/50 p-3 sm:items-center"
    >
      <Modal className="w-full max-w-lg rounded-card bg-raised text-ink shadow-lg">
        <AriaDialog role={alert ? 'alertdialog' : 'dialog'} className="flex flex-col gap-4 p-5 outline-none sm:p-6">
          <Heading slot="title" className="m-0 font-display text-xl">
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** The buttons at the foot of a dialog or form; the first one is the act. */
export function Acts({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap gap-3">{children}</div>
}
