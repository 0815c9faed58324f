import { readFileSync } from 'node:fs'
import { settings } from './settings-table.ts'

/** A line for the operator: the start stops with it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Read every known setting from the environment, or from the file that `NAME_FILE` names. */
export function readEnv(env: Record<string, string | undefined> = process.env): Record<string, string> {
  const known = Object.keys(settings)
  for (const name of Object.keys(env)) {
    if (name.startsWith('RUCKSACK_') && env[name] !== undefined)
      throw new ConfigError(
        `${name} is not a setting of Rucksack. Settings have no prefix; see docs/configuration.md.`,
      )
  }
  const values: Record<string, string> = {}
  for (const name of known) {
    const direct = env[name]
    const file = env[`${name}_FILE`]
    if (direct !== undefined && direct !== '' && file !== undefined && file !== '')
      throw new ConfigError(`${name} and ${name}_FILE are both set. Set only one.`)
    if (direct !== undefined && direct !== '') values[name] = direct
    else if (file !== undefined && file !== '') values[name] = fromFile(name, file)
  }
  return values
}

function fromFile(name: string, file: string): string {
  let text: string
  try {
    text = readFileSync(file, 'utf8').trim()
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    throw new ConfigError(
      `${name}_FILE names ${file}, ${missing ? 'and there is no such file' : 'which cannot be read as a file'}.`,
      { cause },
    )
  }
  if (text === '') throw new ConfigError(`${name}_FILE names ${file}, which is empty.`)
  return text
}
