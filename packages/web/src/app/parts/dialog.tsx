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
      className="veil"
    >
      <Modal className="sheet">
        <AriaDialog role={alert ? 'alertdialog' : 'dialog'} className="stack outline-none">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
