type Person = { id: string; name: string | null; addresses: { value: string; primary: boolean }[] }

/** The owner of a backpack as a Profile of Open Badges 3.0. */
export function writeProfile(person: Person, publicUrl: string) {
  const primary = person.addresses.find(each => each.primary) ?? person.addresses[0]
  const others = person.addresses.filter(each => each !== primary)
  return {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ],
    id: `${publicUrl}/people/${person.id}`,
    type: ['Profile'],
    ...(person.name === null ? {} : { name: person.name }),
    ...(primary === undefined ? {} : primary.value.startsWith('did:') ? {} : { email: primary.value }),
    ...(others.length === 0
      ? {}
      : {
          otherIdentifier: others.map(({ value }) => ({
            type: 'IdentifierEntry',
            identifier: value,
            identifierType: value.startsWith('did:') ? 'ext:did' : 'emailAddress',
          })),
        }),
  }
}

/** What a client may change of a profile; what does not fit is said in words. Addresses are proved here and nowhere else. */
export function readProfile(body: unknown): { id?: string; name?: string } | string {
  let value: unknown
  try {
    value = JSON.parse(Buffer.isBuffer(body) ? body.toString('utf8') : '')
  } catch {
    return 'The body is not JSON.'
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'The body is no Profile.'
  const { id, type, name } = value as Record<string, unknown>
  const types = Array.isArray(type) ? type : [type]
  if (!types.includes('Profile')) return 'A Profile has the type "Profile".'
  if (id !== undefined && typeof id !== 'string') return 'The id of a Profile is an address.'
  if (name !== undefined && (typeof name !== 'string' || name.trim() === '' || name.length > 100))
    return 'The name must have 1 to 100 characters.'
  return { ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name: name.trim() }) }
}
