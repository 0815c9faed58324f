import { createHash } from 'node:crypto'
import type { PublicBadge } from '../../capabilities/sharing/index.ts'

/**
 * A badge as the Mozilla Backpack told of it, whatever version it is: what was kept there was an assertion of 1.0 with
 * its class and issuer inside.
 */
export function shownInGroup(publicUrl: string, { badge: row, secret }: PublicBadge) {
  const { badge } = row
  const page = `${publicUrl}/s/${secret}`
  const imageUrl = `${publicUrl}/images/badge/${secret}.png`
  const url = webOnly(row.credential_id) && row.version !== '3.0' ? (row.credential_id ?? page) : page
  const issuerUrl = webOnly(badge.issuer.url) ?? webOnly(badge.issuer.id) ?? page
  const recipient = recipientOf(row.address, secret)
  const issued = secondsOf(row.issued_on)
  return {
    lastValidated: row.checked_at.toISOString(),
    hostedUrl: url,
    assertion: {
      uid: row.credential_id ?? secret,
      ...(recipient ? { recipient: recipient.identity, salt: recipient.salt } : {}),
      badge: {
        name: row.name,
        description: badge.description ?? '',
        image: imageUrl,
        criteria: webOnly(badge.criteria.url) ?? page,
        issuer: { name: row.issuer_name ?? '', url: issuerUrl, origin: new URL(issuerUrl).origin },
        ...(badge.tags.length > 0 ? { tags: badge.tags } : {}),
      },
      verify: { type: 'hosted', url },
      ...(issued === null ? {} : { issuedOn: issued, issued_on: issued }),
      ...(row.expires ? { expires: secondsOf(row.expires) } : {}),
      ...(recipient
        ? {
            _originalRecipient: {
              type: 'email',
              identity: recipient.identity,
              hashed: true,
              salt: recipient.salt,
            },
          }
        : {}),
    },
    imageUrl,
  }
}

/** Whose it is, never in plain, also where the badge itself says it in plain. */
function recipientOf(address: string | null, secret: string) {
  if (address === null) return null
  const salt = createHash('sha256').update(secret).digest('hex').slice(0, 16)
  const hash = createHash('sha256').update(`${address}${salt}`).digest('hex')
  return { identity: `sha256$${hash}`, salt }
}

const secondsOf = (at: Date | null) => (at === null ? null : Math.floor(at.getTime() / 1000))

function webOnly(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null
}
