/** Thrown inside this chapter alone: the document, or a context, says more than the tables know. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

export function refuse(why: string): never {
  throw new Refused(why)
}
