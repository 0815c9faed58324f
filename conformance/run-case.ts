import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Case, Source } from './corpus.ts'
import { runDetectionCase } from './detection-case.ts'
import { runHashCase } from './hash-case.ts'
import { runImageCase, runReadCase } from './image-case.ts'
import { runModelCase, runVectorCase } from './model-case.ts'
import type { Observed } from './outcomes.ts'
import { runRuleCase } from './rule-case.ts'
import { runVerifyCase } from './verify-case.ts'

/** Run one case by its kind. A crash is an answer too, and never the one that was asked for. */
export async function runCase(source: Source, each: Case): Promise<Observed> {
  const missing = [each.file, each.publicKey].find(
    file => file !== null && (file === '' || !existsSync(join(source.folder, file))),
  )
  if (missing !== undefined)
    return {
      outcome: 'unknown',
      detail: missing === '' ? 'it names no file' : `${missing} is not in ${source.folder}`,
    }
  try {
    return (
      (each.kind === 'json' ? runDetectionCase(source, each) : null) ?? (await runnerOf(each)(source, each))
    )
  } catch (cause) {
    const told = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
    return { outcome: 'unknown', detail: `crashed: ${told.replaceAll(/\s*\n\s*/g, ' ')}` }
  }
}

/** What is asked of a case: to be taken out of a picture, read, kept to a model, proven, or verified as a whole. */
function runnerOf({ kind, specVersion, expected }: Case) {
  const { outcome } = expected
  if (kind === 'rule') return runRuleCase
  if (outcome === 'vectors') return runHashCase
  if (outcome === 'extracts' || outcome === 'unbaked') return runImageCase
  if (outcome === 'rejected' || outcome === 'parses') return runReadCase
  if (outcome === 'accept' || outcome.startsWith('reject')) return runModelCase
  if (expected['fn'] === 'issue') return runModelCase
  if (/^vc-(?:di-|data-integrity)/.test(specVersion)) return runVectorCase
  return runVerifyCase
}
