import type { ApiProblem } from '@rucksack/contract/client'
import { Users } from 'lucide-react'
import { useState } from 'react'
import { Icon } from '../../components/icon.tsx'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import { Field } from '../parts/field.tsx'
import { FilePick } from '../parts/file-pick.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'

export type Given = { name: string; bytes: Uint8Array; mediaType: string }

type Props = {
  problem: ApiProblem | null
  onGive: (given: Given) => void
  onClass: (chosen: string) => void
}

const accept = ['.csv', '.tsv', '.txt', '.xlsx', '.zip', '.json', '.ndjson']
const types: Record<string, string> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
}

/** Drop a list, pick it or paste it; of a class list with several classes, say which. */
export function GiveList({ problem, onGive, onClass }: Props) {
  const say = useSay()
  const [text, setText] = useState('')
  const classes = problem?.code === 'class-needed' ? (problem.errors ?? []) : []
  const [chosen, setChosen] = useState('')
  const take = async ([file]: File[]) => {
    if (!file) return
    const mediaType = types[file.name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'text/plain'
    onGive({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), mediaType })
  }
  const paste = (pasted: string) =>
    onGive({
      name: say('batch.pasted'),
      bytes: new TextEncoder().encode(pasted),
      mediaType: 'text/tab-separated-values',
    })
  if (classes.length > 0)
    return (
      <ActForm onAct={() => onClass(chosen || (classes[0]?.pointer ?? ''))} problem={null}>
        <Choice
          label={say('problem.class-needed.title')}
          value={chosen || (classes[0]?.pointer ?? '')}
          onChange={setChosen}
          options={classes.map(({ pointer, message }) => ({ value: pointer, label: message || pointer }))}
        />
        <Button type="submit" look="strong" className="justify-self-start">
          {say('batch.class.take')}
        </Button>
      </ActForm>
    )
  return (
    <div className="stack wide">
      <ProblemNote problem={problem} />
      <FilePick
        label={say('batch.drop.label')}
        button={say('batch.drop.button')}
        accept={accept}
        onFiles={files => void take(files)}
        onText={paste}
      >
        <Icon of={Users} className="way-icon" />
        <p className="lead">{say('batch.drop.label')}</p>
        <p className="muted small">{say('batch.drop.help')}</p>
      </FilePick>
      <Panel title={say('batch.paste.title')}>
        <ActForm onAct={() => paste(text)} problem={null}>
          <Field
            label={say('batch.paste.label')}
            help={say('batch.paste.help')}
            rows={6}
            value={text}
            onChange={setText}
            isRequired
          />
          <Button type="submit" className="justify-self-start">
            {say('batch.paste.act')}
          </Button>
        </ActForm>
      </Panel>
    </div>
  )
}
