import { hosting } from '@rucksack/contract'
import { useState } from 'react'
import { buttonClass } from '../../components/button.tsx'
import { useAct } from '../data/use-act.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Day } from '../parts/day.tsx'
import { Field } from '../parts/field.tsx'
import { Markdown } from '../parts/markdown.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { Segments } from '../parts/segments.tsx'
import { tell } from '../parts/tell.tsx'

/** Write one legal page in Markdown and look at it before it is kept. */
export function LegalEditor({ legal }: { legal: hosting.LegalPage }) {
  const say = useSay()
  const [text, setText] = useState(legal.text)
  const [view, setView] = useState<'write' | 'look'>('write')
  const keep = useAct(hosting.changeLegalPage, () => ({ params: { page: legal.page }, body: { text } }), {
    refresh: [hosting.readLegalPage],
    done: () => tell(say('app.saved')),
  })
  return (
    <ActForm onAct={() => keep.mutate()} problem={keep.error}>
      <p className="muted small">
        {legal.edited && legal.updatedAt !== null ? (
          <Say id="app.legal.edited" values={{ when: <Day value={legal.updatedAt} time /> }} />
        ) : (
          say('app.legal.as-it-came')
        )}
      </p>
      <Segments
        label={say('app.legal.view')}
        value={view}
        onChange={setView}
        options={[
          { value: 'write', label: say('app.legal.write') },
          { value: 'look', label: say('app.preview') },
        ]}
      />
      {view === 'write' ? (
        <Field
          label={say(`common.${legal.page}`)}
          help={say('app.legal.markdown')}
          name="text"
          rows={18}
          value={text}
          onChange={setText}
          maxLength={100_000}
          isRequired
        />
      ) : (
        <div className="card">
          <Markdown text={text} />
        </div>
      )}
      <div className="button-row">
        <Button type="submit" look="strong" isPending={keep.isPending} isDisabled={text.trim() === ''}>
          {say('app.save')}
        </Button>
        <a className={buttonClass('quiet')} href={`/legal/${legal.page}`}>
          {say('app.public-page')}
        </a>
      </div>
    </ActForm>
  )
}
