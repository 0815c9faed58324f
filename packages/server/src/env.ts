import { existsSync, readFileSync } from 'node:fs'
import { settings } from './settings-table.ts'

/** A line for the operator: the start stops with it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Read every known setting from the environment, or from the file that `NAME_FILE` names. */
export function readEnv(env: Record<string, string | undefined> = process.env): Record<string, string> {
  const known = new Set(Object.keys(settings))
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
    else if (file !== undefined && file !== '') {
      if (!existsSync(file)) throw new ConfigError(`${name}_FILE names ${file}, and there is no such file.`)
      values[name] = readFileSync(file, 'utf8').trim()
    }
  }
  return values
}
