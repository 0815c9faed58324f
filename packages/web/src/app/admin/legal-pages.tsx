import { hosting } from '@rucksack/contract'
import { useState } from 'react'
import { useRead } from '../data/use-read.ts'
import { Choice } from '../parts/choice.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'
import { LegalEditor } from './legal-editor.tsx'

/** The pages the law asks for, in the operator's own words. */
export function LegalPages() {
  const say = useSay()
  const [page, setPage] = useState<(typeof hosting.legalPages)[number]>('terms')
  const query = useRead(hosting.readLegalPage, { params: { page } })
  return (
    <Panel id="legal" title={say('app.legal.title')} lead={say('app.legal.lead')}>
      <Choice
        label={say('app.legal.which')}
        value={page}
        onChange={setPage}
        options={hosting.legalPages.map(value => ({ value, label: say(`common.${value}`) }))}
      />
      <Loaded query={query}>{legal => <LegalEditor key={legal.page} legal={legal} />}</Loaded>
    </Panel>
  )
}
