import type { ApiProblem } from '@rucksack/contract/client'
import type { FormEvent, ReactNode } from 'react'
import { Form } from 'react-aria-components'
import { classNames } from '../../components/class-names.ts'
import { ProblemNote } from './problem-note.tsx'
import { useSay } from './say.tsx'

type Props = {
  /** Hears the `value` of the button that sent the form; Enter presses the first one. */
  onAct: (button: string) => void
  problem: ApiProblem | null
  children: ReactNode
  label?: string
  className?: string
}

/** A form that is sent by script; what the host finds wrong with a field is shown at that field, by its `name`. */
export function ActForm({ onAct, problem, children, label, className }: Props) {
  const say = useSay()
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    onAct(buttonOf(event))
  }
  return (
    <Form
      onSubmit={onSubmit}
      validationErrors={fieldErrors(problem, say('app.field-does-not-fit'))}
      className={classNames('stack', className)}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {children}
      <ProblemNote problem={problem} />
    </Form>
  )
}

function buttonOf({ nativeEvent }: FormEvent): string {
  const button = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null
  return button instanceof HTMLButtonElement ? button.value : ''
}

/** A problem's JSON pointers as names of fields: `/recipient/email` is the field `recipient.email`. */
export function fieldErrors(problem: ApiProblem | null, text: string): Record<string, string> {
  const names = (problem?.errors ?? []).map(error =>
    error.pointer.replace(/^#?\/(?:body\/)?/, '').replaceAll('/', '.'),
  )
  return Object.fromEntries(names.filter(name => name !== '').map(name => [name, text]))
}
