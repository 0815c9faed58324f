import { Upload } from 'lucide-react'
import type { ReactNode } from 'react'
import { DropZone, FileTrigger, isFileDropItem } from 'react-aria-components'
import { Icon } from '../../components/icon.tsx'
import { Button } from './button.tsx'

type Props = {
  label: string
  button: string
  accept: readonly string[]
  multiple?: boolean
  children?: ReactNode
  onFiles: (files: File[]) => void
  onText?: (text: string) => void
}

/** A place to drop files on, with a button that does the same without a mouse. */
export function FilePick({ label, button, accept, multiple = false, children, onFiles, onText }: Props) {
  return (
    <DropZone
      aria-label={label}
      getDropOperation={() => 'copy'}
      onDrop={async event => {
        const files = await Promise.all(event.items.filter(isFileDropItem).map(item => item.getFile()))
        if (files.length > 0) return onFiles(multiple ? files : files.slice(0, 1))
        for (const item of event.items)
          if (item.kind === 'text') return onText?.(await item.getText(textType(item.types)))
      }}
      className="drop"
    >
      {children}
      <FileTrigger
        acceptedFileTypes={accept}
        allowsMultiple={multiple}
        onSelect={list => onFiles(list === null ? [] : Array.from(list))}
      >
        <Button>
          <Icon of={Upload} />
          {button}
        </Button>
      </FileTrigger>
    </DropZone>
  )
}

function textType(types: Set<string>): string {
  return types.has('text/uri-list') ? 'text/uri-list' : 'text/plain'
}
