import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser'

/** Let the device make a passkey. Rejects when the person stops it or the device cannot. */
export async function createPasskey(options: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { startRegistration } = await import('@simplewebauthn/browser')
  // The host makes the options by the Web Authentication specification; the browser judges them.
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON
  return { ...(await startRegistration({ optionsJSON })) }
}
