import type { OperationShape } from '@rucksack/contract'

/** A call of an operation with curl, for this host, ready to be pasted. */
export function curlOf(operation: OperationShape, publicUrl: string): string {
  const { example } = operation
  const lines = [
    `curl ${quoted(publicUrl + filled(operation.path, example.params) + queryOf(example.query))}`,
  ]
  if (operation.method !== 'GET') lines[0] = lines[0]?.replace('curl', `curl -X ${operation.method}`) ?? ''
  if (takesToken(operation)) lines.push('-H "Authorization: Bearer $TOKEN"')
  if (example.body !== undefined)
    lines.push("-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(example.body))}`)
  else if (operation.rawBody)
    lines.push(`-H 'Content-Type: ${operation.rawBody.mediaTypes[0]}'`, "--data-binary '@badge.png'")
  return lines.join(' \\\n  ')
}

/** Whether a personal access token can be used for it. */
export function takesToken({ access }: OperationShape): boolean {
  return (access.kind === 'signed-in' || access.kind === 'organisation') && (access.scopes?.length ?? 0) > 0
}

/** Text as one argument of a POSIX shell. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

function filled(path: string, params: unknown): string {
  const values = entries(params)
  return path.replace(/:(\w+)/g, (whole, name: string) => {
    const value = values.find(([key]) => key === name)
    return value ? encodeURIComponent(String(value[1])) : whole
  })
}

function queryOf(query: unknown): string {
  const pairs = entries(query).map(([name, value]): [string, string] => [name, String(value)])
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}
