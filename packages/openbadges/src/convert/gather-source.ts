import type { Reading } from '../model.ts'
import type { Ports } from '../ports.ts'
import { readLinked } from '../verify/linked-documents.ts'
import { startRun } from '../verify/run.ts'
import type { ConversionSource } from './whole.ts'

/**
 * A badge that was read, with the badge class and issuer that it links to, fetched as verification fetches them.
 * What cannot be reached stays as the badge itself has it; the report of the conversion then says what is missing.
 */
export async function gatherSource(reading: Reading, ports: Ports): Promise<ConversionSource> {
  const { document, version, form } = reading
  if (version === '3.0') return { document, version, form }
  const run = startRun(ports, { recipient: null, wholeProfile: false, accepted: 'badges' })
  const { badgeClass, issuer } = await readLinked(run, document)
  return { document, version, form, badgeClass, issuer }
}
