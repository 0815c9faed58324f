import { type ReactNode, useEffect, useState } from 'react'
import { FilePick } from '../parts/file-pick.tsx'
import { Picture } from '../parts/picture.tsx'
import { useSay } from '../parts/say.tsx'

type Props = {
  now: string | null
  file: File | null
  onFile: (file: File) => void
  help?: string
  /** Another way to a picture, beside the file. */
  children?: ReactNode
}

const pictures = ['image/png', 'image/svg+xml'] as const
const limit = 5_000_000

/** Choose a picture and see it before anything is sent. */
export function PictureField({ now, file, onFile, help, children }: Props) {
  const say = useSay()
  const [shown, setShown] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  useEffect(() => {
    if (file === null) return setShown(null)
    const url = URL.createObjectURL(file)
    setShown(url)
    return () => URL.revokeObjectURL(url)
  }, [file])
  const take = ([chosen]: File[]) => {
    if (chosen === undefined) return
    const fits = pictures.some(type => type === chosen.type)
    setRefused(!fits ? say('app.picture.kind') : chosen.size > limit ? say('app.picture.size') : null)
    if (fits && chosen.size <= limit) onFile(chosen)
  }
  return (
    <div className="picture-field">
      <div className="stack tight justify-items-center">
        <Picture src={shown ?? now} alt="" size="shelf" />
        {children}
      </div>
      <FilePick
        label={say('app.picture.drop')}
        button={say('app.picture.choose')}
        accept={pictures}
        onFiles={take}
      >
        <p className="muted small">{help ?? say('app.picture.help')}</p>
        <p role="status" className={refused === null ? 'small' : 'field-error'}>
          {refused ?? (file === null ? '' : file.name)}
        </p>
      </FilePick>
    </div>
  )
}
