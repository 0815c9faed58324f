import type { Case, Source } from './corpus.ts'
import type { Observed } from './outcomes.ts'
import { runVerifyCase } from './verify-case.ts'

/** Run one case by its kind. A crash is an answer too: it is never what was asked for. */
export async function runCase(source: Source, each: Case): Promise<Observed> {
  return await runVerifyCase(source, each)
}
