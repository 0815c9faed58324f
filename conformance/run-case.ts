import type { Case, Source } from './corpus.ts'
import type { Observed } from './outcomes.ts'
import { runRuleCase } from './rule-case.ts'
import { runVerifyCase } from './verify-case.ts'

/** Run one case by its kind. A crash is an answer too, and never the one that was asked for. */
export async function runCase(source: Source, each: Case): Promise<Observed> {
  try {
    if (each.kind === 'rule') return await runRuleCase(source, each)
    return await runVerifyCase(source, each)
  } catch (cause) {
    return {
      outcome: 'unknown',
      detail: `crashed: ${cause instanceof Error ? (cause.stack ?? '') : String(cause)}`,
    }
  }
}
