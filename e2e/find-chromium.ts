import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { unpackChromium } from './unpack-chromium.ts'

export type Chromium = { file: string; env: Record<string, string> }

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** The browser for the tests: `CHROME_PATH`, the PATH, else the one packed in npm. Throws when there is none. */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<Chromium> {
  if (env['CHROME_PATH']) {
    if (!isExecutable(env['CHROME_PATH']))
      throw new Error(`CHROME_PATH names ${env['CHROME_PATH']}, which cannot be run.`)
    return { file: env['CHROME_PATH'], env: {} }
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean)
  const found = folders.flatMap(folder => names.map(name => join(folder, name))).find(isExecutable)
  if (found) return { file: found, env: {} }
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      `No Chromium was found. On ${process.platform} ${process.arch}, install one and name it in CHROME_PATH.`,
    )
  return await unpackChromium()
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}
