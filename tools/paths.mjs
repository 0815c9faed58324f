import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Everything that is built lies here. */
export const built = join(root, '.build')

/** The address of a file of this repository, wherever the command was called from. */
export const at = (...parts) => join(root, ...parts)
