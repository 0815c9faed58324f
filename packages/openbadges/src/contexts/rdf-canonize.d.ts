declare module 'rdf-canonize' {
  type Options = {
    algorithm: 'RDFC-1.0'
    inputFormat: string
    format: string
    canonicalIdMap: Map<string, string>
  }
  const rdf: { canonize(input: string, options: Options): Promise<string> }
  export default rdf
}
