declare module '@digitalbazaar/vc' {
  type Loader = (url: string) => Promise<{ contextUrl: null; documentUrl: string; document: unknown }>
  type Options = {
    credential: object
    suite: object
    documentLoader: Loader
    checkStatus?: () => Promise<{ verified: boolean }>
    now?: Date
  }
  export function issue(options: Options): Promise<Record<string, unknown>>
  export function derive(options: {
    verifiableCredential: object
    suite: object
    documentLoader: Loader
  }): Promise<Record<string, unknown>>
  export function verifyCredential(options: Options): Promise<{ verified: boolean; error?: unknown }>
}
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { signer?: object; date?: string; cryptosuite: object })
  }
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object
}
declare module '@digitalbazaar/ed25519-multikey' {
  type KeyPair = { publicKeyMultibase: string; signer(): object }
  export function generate(options: {
    id?: string
    controller?: string
  }): Promise<KeyPair & { id: string; controller: string }>
  export function from(key: object): Promise<KeyPair>
}
declare module '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite' {
  export const cryptosuite: object
}
declare module '@digitalbazaar/ecdsa-sd-2023-cryptosuite' {
  export function createSignCryptosuite(options: { mandatoryPointers: string[] }): object
  export function createDiscloseCryptosuite(options: { selectivePointers: string[] }): object
  export function createVerifyCryptosuite(): object
}
declare module '@digitalbazaar/eddsa-jcs-2022-cryptosuite' {
  export function createVerifyCryptosuite(): object
}
