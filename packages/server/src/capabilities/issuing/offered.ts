import type { Claim } from '@rucksack/contract/delivery'
import { markdownToHtml } from '../../platform/markdown.ts'
import { logoUrl, type OrganisationRow, profileUrl } from '../organisations/index.ts'
import { criteriaNarrative } from './criteria.ts'
import { type AchievementRow, achievementUrl, imageUrl } from './issuing.ts'

/** An achievement and who offers it, for somebody who may have it: by a mail or by a code. */
export function offered(
  publicUrl: string,
  achievement: AchievementRow,
  organisation: OrganisationRow,
): Pick<Claim, 'achievement' | 'organisation'> {
  return {
    achievement: {
      name: achievement.name,
      description: achievement.description,
      forLearners: achievement.details.forLearners ?? null,
      criteriaHtml: markdownToHtml(criteriaNarrative(achievement)),
      image: imageUrl(publicUrl, achievement),
      imageAlt: achievement.image_alt,
      page: achievementUrl(publicUrl, achievement.id),
    },
    organisation: {
      name: organisation.name,
      description: organisation.description,
      logo: logoUrl(publicUrl, organisation),
      page: profileUrl(publicUrl, organisation.slug),
      brand: organisation.brand?.colour ?? null,
    },
  }
}
