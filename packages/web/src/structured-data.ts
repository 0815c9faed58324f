import type { BadgeView, Page } from './page.ts'

/** What search engines understand of a page, in the words of schema.org; null where there is nothing to say. */
export function structuredData(page: Page): object | null {
  if (page.kind === 'award' || page.kind === 'share') return credential(page.badge)
  if (page.kind !== 'achievement') return null
  const { achievement, issuer } = page
  return {
    '@context': 'https://schema.org',
    '@type': 'EducationalOccupationalCredential',
    name: achievement.name,
    description: achievement.description,
    url: achievement.page,
    image: achievement.image,
    inLanguage: achievement.language,
    credentialCategory: 'Badge',
    recognizedBy: organisation(issuer),
    keywords: achievement.tags,
  }
}

function credential(badge: BadgeView): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'EducationalOccupationalCredential',
    name: badge.name,
    ...(badge.description ? { description: badge.description } : {}),
    url: badge.page,
    image: badge.image,
    credentialCategory: 'Badge',
    recognizedBy: organisation(badge.issuer),
    ...(badge.issuedOn ? { dateCreated: badge.issuedOn } : {}),
    ...(badge.expires ? { expires: badge.expires } : {}),
    ...(badge.recipientName ? { about: { '@type': 'Person', name: badge.recipientName } } : {}),
    keywords: badge.tags,
  }
}

function organisation(issuer: BadgeView['issuer']): object {
  return {
    '@type': 'Organization',
    name: issuer.name,
    ...(issuer.page ? { '@id': issuer.page } : {}),
    ...(issuer.url ? { url: issuer.url } : {}),
    ...(issuer.logo ? { logo: issuer.logo } : {}),
  }
}
