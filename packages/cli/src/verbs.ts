import { bakeVerb } from './bake-command.ts'
import { completionVerb } from './completion-command.ts'
import { inspectVerb } from './inspect-command.ts'
import { unbakeVerb } from './unbake-command.ts'
import type { Verb } from './verb.ts'
import { verifyVerb } from './verify-command.ts'

/** Every verb by its name, in the order of the help. */
export const verbs: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ['verify', verifyVerb],
  ['inspect', inspectVerb],
  ['bake', bakeVerb],
  ['unbake', unbakeVerb],
  ['completion', completionVerb(() => verbs)],
])
