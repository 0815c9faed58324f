import { schoolSignIn } from '@rucksack/contract'
import { useState } from 'react'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { Button } from '../parts/button.tsx'
import { LinkLine } from '../parts/link-line.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { SchoolForm } from './school-form.tsx'

/** Providers that sign people in: of one organisation, or with null of the whole host. */
export function SchoolSignIns({ organisation }: { organisation: string | null }) {
  const say = useSay()
  const host = useRead(schoolSignIn.listHostSignIns, {}, { enabled: organisation === null })
  const own = useRead(
    schoolSignIn.listSignIns,
    { params: { organisation: organisation ?? '' } },
    { enabled: organisation !== null },
  )
  const [adding, setAdding] = useState(false)
  return (
    <Panel
      title={say('app.schools.title')}
      lead={say(organisation === null ? 'app.schools.lead-host' : 'app.schools.lead')}
    >
      <Loaded query={organisation === null ? host : own}>
        {({ items }) => (
          <ul className="stack">
            {items.map(each => (
              <SignInCard key={each.id} signIn={each} organisation={organisation} />
            ))}
          </ul>
        )}
      </Loaded>
      {adding ? (
        <SchoolForm organisation={organisation} signIn={null} onDone={() => setAdding(false)} />
      ) : (
        <Button onPress={() => setAdding(true)} className="justify-self-start">
          {say('app.schools.add')}
        </Button>
      )}
    </Panel>
  )
}

type CardProps = { signIn: schoolSignIn.SchoolSignIn; organisation: string | null }

function SignInCard({ signIn, organisation }: CardProps) {
  const say = useSay()
  const [changing, setChanging] = useState(false)
  const refresh = [schoolSignIn.listHostSignIns, schoolSignIn.listSignIns]
  const removeHost = useAct(schoolSignIn.removeHostSignIn, () => ({ params: { signIn: signIn.id } }), {
    refresh,
    done: () => tell(say('app.schools.removed')),
  })
  const removeOwn = useAct(
    schoolSignIn.removeSignIn,
    () => ({ params: { organisation: organisation ?? '', signIn: signIn.id } }),
    { refresh, done: () => tell(say('app.schools.removed')) },
  )
  const remove = organisation === null ? removeHost : removeOwn
  if (changing)
    return (
      <li className="card">
        <SchoolForm organisation={organisation} signIn={signIn} onDone={() => setChanging(false)} />
      </li>
    )
  return (
    <li className="card stack">
      <p>
        <strong dir="auto">{signIn.name}</strong>
        <span className="muted small block">
          <bdi>{signIn.issuer}</bdi>
          {signIn.enabled ? null : ` · ${say('app.schools.off')}`}
        </span>
      </p>
      <LinkLine label={say('app.schools.callback')} url={signIn.callback} copy={say('common.copy')} />
      <LinkLine label={say('app.schools.start')} url={signIn.start} copy={say('common.copy')} />
      <ProblemNote problem={remove.error} />
      <div className="button-row">
        <Button onPress={() => setChanging(true)}>{say('app.schools.change')}</Button>
        <Button look="bare" onPress={() => remove.mutate()} isPending={remove.isPending}>
          {say('app.remove')}
        </Button>
      </div>
    </li>
  )
}
