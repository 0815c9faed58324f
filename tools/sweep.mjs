import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const day = 86_400_000

/** Remove files of earlier builds, a day after: a host that is still running may need them until then. */
export function sweep(folder, keep, now = Date.now()) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    if (!keep.has(file) && now - statSync(file).mtimeMs > day) rmSync(file, { force: true })
  }
}
