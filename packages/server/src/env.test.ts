import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, readEnv } from './env.ts'
import { settings } from './settings-table.ts'

const folder = mkdtempSync(join(tmpdir(), 'rucksack-env-'))

function fileWith(text: string): string {
  const file = join(folder, `value-${text.length}`)
  writeFileSync(file, text)
  return file
}

test.each(Object.keys(settings))(
  '%s is read from the environment, or from the file that %s_FILE names',
  name => {
    expect(readEnv({ [name]: 'given' })).toEqual({ [name]: 'given' })
    expect(readEnv({ [`${name}_FILE`]: fileWith('from a file\n') })).toEqual({ [name]: 'from a file' })
    expect(() => readEnv({ [name]: 'given', [`${name}_FILE`]: fileWith('from a file\n') })).toThrow(
      `${name} and ${name}_FILE are both set`,
    )
  },
)

test('a mistyped setting stops the start and is named', () => {
  expect(() => readEnv({ RUCKSACK_PORT: '80' })).toThrow(ConfigError)
  expect(() => readEnv({ RUCKSACK_PORT: '80' })).toThrow('RUCKSACK_PORT is not a setting')
  expect(readEnv({ PORT: '80', PATH: '/bin', OTHER: 'ignored' })).toEqual({ PORT: '80' })
})

test('an empty value counts as not set, so that compose files may leave it blank', () => {
  expect(readEnv({ SMTP_URL: '', SMTP_URL_FILE: '', PORT: '80' })).toEqual({ PORT: '80' })
  expect(readEnv({ SMTP_URL: '', SMTP_URL_FILE: fileWith('smtp://mail') })).toEqual({
    SMTP_URL: 'smtp://mail',
  })
})

test.each([
  ['that is missing', join(folder, 'nothing-here'), 'there is no such file'],
  ['that is a folder', folder, 'cannot be read as a file'],
  ['that is empty', fileWith(' \n'), 'is empty'],
])('a secret file %s stops the start with one line that names it', (_what, file, why) => {
  const start = () => readEnv({ SECRET_KEY_FILE: file })
  expect(start).toThrow(ConfigError)
  expect(start).toThrow(`SECRET_KEY_FILE names ${file}`)
  expect(start).toThrow(why)
})
