import { type CredentialTemplate, credentialTemplate } from 'openbadges/sign'
import { issuerParts, type OrganisationRow } from '../organisations/index.ts'
import type { AchievementRow, Issuing } from './issuing.ts'
import { achievementParts, type Others } from './show-achievement.ts'

const kept = new Map<string, CredentialTemplate>()
const size = 300

/**
 * What all awards of an achievement have in common, canonicalised once. Kept under everything it says: an issuer
 * that changes its name gets another one, at once and on every process.
 */
export function templateOf(
  issuing: Issuing,
  achievement: AchievementRow,
  organisation: OrganisationRow,
  others: Others,
): CredentialTemplate {
  const shared = {
    issuer: issuerParts(issuing.organisations, organisation),
    achievement: achievementParts(issuing.publicUrl, achievement, {}, others),
  }
  const name = JSON.stringify(shared)
  const known = kept.get(name)
  if (known) return known
  const template = credentialTemplate(shared)
  if (kept.size >= size) kept.delete(kept.keys().next().value ?? '')
  kept.set(name, template)
  return template
}
