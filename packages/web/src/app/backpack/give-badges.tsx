import { Package } from 'lucide-react'
import { useState } from 'react'
import { Icon } from '../../components/icon.tsx'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { FilePick } from '../parts/file-pick.tsx'
import { useSay } from '../parts/say.tsx'

const accepted = ['image/png', 'image/svg+xml', 'application/json', '.json', '.jsonld', '.jwt', '.txt']

type Props = { onFiles: (files: File[]) => void; onText: (text: string) => void }

/** One place that takes anything: files by drop or choice, text and addresses by paste. */
export function GiveBadges({ onFiles, onText }: Props) {
  const say = useSay()
  const [text, setText] = useState('')
  return (
    <div className="stack">
      <FilePick
        label={say('app.add.drop')}
        button={say('app.add.choose')}
        accept={accepted}
        multiple
        onFiles={onFiles}
        onText={onText}
      >
        <Icon of={Package} className="way-icon" />
        <p className="lead">{say('app.add.drop')}</p>
        <p className="muted small">{say('app.add.kinds')}</p>
      </FilePick>
      <ActForm
        problem={null}
        onAct={() => {
          if (text.trim() === '') return
          onText(text)
          setText('')
        }}
      >
        <Field
          label={say('app.add.paste')}
          help={say('app.add.paste-help')}
          rows={2}
          value={text}
          onChange={setText}
          isRequired
        />
        <Button type="submit" className="justify-self-start">
          {say('app.add.look')}
        </Button>
      </ActForm>
    </div>
  )
}
