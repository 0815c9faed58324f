import { bakeVerb } from './bake-command.ts'
import { completionVerb } from './completion-command.ts'
import { convertVerb } from './convert-command.ts'
import { inspectVerb } from './inspect-command.ts'
import { keygenVerb } from './keygen-command.ts'
import { signVerb } from './sign-command.ts'
import { statusVerb } from './status-command.ts'
import { unbakeVerb } from './unbake-command.ts'
import type { Verb } from './verb.ts'
import { verifyVerb } from './verify-command.ts'

/** Every verb by its name, in the order of the help. */
export const verbs: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ['verify', verifyVerb],
  ['inspect', inspectVerb],
  ['status', statusVerb],
  ['bake', bakeVerb],
  ['unbake', unbakeVerb],
  ['convert', convertVerb],
  ['keygen', keygenVerb],
  ['sign', signVerb],
  ['completion', completionVerb(() => verbs)],
])
