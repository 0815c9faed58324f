declare module 'rdf-canonize' {
  type Options = {
    algorithm: 'RDFC-1.0'
    inputFormat: string
    format: string
    canonicalIdMap: Map<string, string>
  }
  export function canonize(input: string, options: Options): Promise<string>
}
