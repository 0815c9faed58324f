import { useState } from 'react'
import { PageHeading } from '../parts/page-heading.tsx'
import { useSay } from '../parts/say.tsx'
import { Adding } from './adding.tsx'
import { type Candidate, candidateFromFile, candidateFromText } from './candidate.ts'
import { GiveBadges } from './give-badges.tsx'

/** Take in badges of any maker: drop, paste or name them, look at them, then add them. */
export function AddPage() {
  const say = useSay()
  const [candidates, setCandidates] = useState<Candidate[]>([])
  const takeFiles = async (files: File[]) => {
    for (const file of files) {
      const next = await candidateFromFile(file)
      setCandidates(before => [...before, next])
    }
  }
  const takeText = (text: string) => setCandidates(before => [...before, candidateFromText(text)])
  const leaveOut = (key: string) => setCandidates(before => before.filter(one => one.key !== key))
  return (
    <>
      <PageHeading title={say('app.add.title')} lead={say('app.add.lead')} />
      <div className="stack wide">
        <GiveBadges onFiles={files => void takeFiles(files)} onText={takeText} />
        {candidates.length === 0 ? null : <Adding candidates={candidates} onLeaveOut={leaveOut} />}
      </div>
    </>
  )
}
