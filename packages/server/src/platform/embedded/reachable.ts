import { statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Whether users other than the owner may walk down to this folder. */
export function reachableByOthers(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}
