import { Plus, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../../../components/icon.tsx'
import { Button } from '../../parts/button.tsx'
import { useSay } from '../../parts/say.tsx'

type Props<Row> = {
  label: string
  help?: string
  rows: Row[]
  fresh: () => Row
  onChange: (rows: Row[]) => void
  children: (row: Row, change: (to: Partial<Row>) => void) => ReactNode
}

/** A list that grows and shrinks: each row in a card of its own. */
export function Rows<Row>({ label, help, rows, fresh, onChange, children }: Props<Row>) {
  const say = useSay()
  return (
    <fieldset className="stack">
      <legend className="field-label">{label}</legend>
      {help === undefined ? null : <p className="field-hint">{help}</p>}
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity beside their place
        <div key={at} className="card stack">
          {children(row, to => onChange(rows.map((one, place) => (place === at ? { ...one, ...to } : one))))}
          <Button
            look="bare"
            className="justify-self-start"
            onPress={() => onChange(rows.filter((_, place) => place !== at))}
          >
            <Icon of={Trash2} />
            {say('app.remove')}
          </Button>
        </div>
      ))}
      <Button className="justify-self-start" onPress={() => onChange([...rows, fresh()])}>
        <Icon of={Plus} />
        {say('app.details.add')}
      </Button>
    </fieldset>
  )
}
