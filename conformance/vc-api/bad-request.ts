/** A request that is refused, with the kind of problem it is (VC Data Model 2.0, 7.2; Data Integrity 1.0, 4.8). */
export class BadRequest extends Error {
  override readonly name = 'BadRequest'
  readonly kind: string

  constructor(kind: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}

export const malformedValue = (message: string) =>
  new BadRequest('https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR', message)

export const notParsed = (message: string) =>
  new BadRequest('https://www.w3.org/TR/vc-data-model#PARSING_ERROR', message)

export const notGenerated = (message: string) =>
  new BadRequest('https://w3id.org/security#PROOF_GENERATION_ERROR', message)
