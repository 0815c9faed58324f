/**
 * The badge in a posted body: `assertion`, or `signedAssertion`, which goes before (Open Badges 2.1, POST
 * assertions). What does not fit is said in words.
 */
export function readPosted(body: unknown): { badge: string } | { wrong: string } {
  let value: unknown
  try {
    value = JSON.parse(Buffer.isBuffer(body) ? body.toString('utf8') : '')
  } catch {
    return { wrong: 'The body is not JSON.' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { wrong: 'The body must be an object with "assertion" or "signedAssertion".' }
  const { assertion = null, signedAssertion = null } = value as Record<string, unknown>
  if (signedAssertion !== null)
    return typeof signedAssertion === 'string' && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(signedAssertion.trim())
      ? { badge: signedAssertion.trim() }
      : { wrong: 'signedAssertion must be a compact JWS.' }
  return typeof assertion === 'object' && assertion !== null && !Array.isArray(assertion)
    ? { badge: JSON.stringify(assertion) }
    : { wrong: 'Send "assertion" or "signedAssertion".' }
}
