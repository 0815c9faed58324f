import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { TestHost } from './test-host.ts'

/** Names of all files a host keeps, so that a test sees whether something was left behind; pictures lie in `files`. */
export function filesOf(host: TestHost, folders = ['files', 'people']): string[] {
  return folders
    .map(name => join(host.config.dataDir, name))
    .filter(folder => existsSync(folder))
    .flatMap(folder => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter(each => each.isFile())
    .map(each => each.name)
    .sort()
}
