import { join } from 'node:path'
import { matchRecipient } from 'openbadges'
import { nodeCrypto } from 'openbadges/node'
import { badgeFromAssertion } from 'openbadges/rules'
import { type Case, isRecord, readJson, type Source, text } from './corpus.ts'
import type { Observed } from './outcomes.ts'

/** Every vector of a file of identities, each of which belongs to an address or does not. */
export async function runHashCase(source: Source, each: Case): Promise<Observed> {
  const { vectors } = readJson(join(source.folder, each.file))
  const wrong: string[] = []
  for (const vector of Array.isArray(vectors) ? vectors.filter(isRecord) : []) {
    const identity = text(vector['identity']) ?? ''
    const recipient = {
      type: 'email',
      identity,
      hashed: identity.includes('$'),
      salt: text(vector['salt']) ?? '',
    }
    const badge = badgeFromAssertion(
      { assertion: { recipient }, badgeClass: null, issuer: null },
      '1.0',
      'hosted',
    )
    const match = await matchRecipient(nodeCrypto, badge.recipients, [text(vector['email']) ?? ''])
    if ((match !== null) !== vector['match']) wrong.push(text(vector['note']) ?? identity)
  }
  return { outcome: wrong.length === 0 ? 'valid' : 'invalid', detail: wrong.join('; ') }
}
