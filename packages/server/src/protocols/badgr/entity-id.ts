import { isUuid } from '../../platform/ids.ts'

/** The id of a thing as clients of Badgr know ids: the 16 bytes of its UUID as 22 characters of base64url. */
export function entityId(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
}

/** The id behind an entity id, or behind the UUID itself; '' for what is neither, which names nothing. */
export function idOf(text: string): string {
  if (isUuid(text)) return text.toLowerCase()
  if (!/^[\w-]{22}$/.test(text)) return ''
  const hex = Buffer.from(text, 'base64url').toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
