/** A request at the token endpoint as its client sent it. */
export type TokenRequest = { authorization: string | undefined; form: URLSearchParams }

/**
 * Put right what Moodle sends (4.5): at a refresh it gives its id and secret in the form, although it registered for
 * Basic, beside the access token that has run out. And it asks for every scope it knows, not those that were granted:
 * a token answer says what holds, so the wish is left out.
 */
export function repairTokenRequest({ authorization, form }: TokenRequest): TokenRequest {
  const repaired = new URLSearchParams(form)
  repaired.delete('scope')
  const id = form.get('client_id')
  const secret = form.get('client_secret')
  const basic = authorization?.toLowerCase().startsWith('basic ') === true
  if (basic || id === null || secret === null) return { authorization, form: repaired }
  repaired.delete('client_id')
  repaired.delete('client_secret')
  const pair = `${encodeURIComponent(id)}:${encodeURIComponent(secret)}`
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}`, form: repaired }
}
