import { expect, test } from 'vitest'
import { configurationTable } from './settings-doc.ts'
import { settings } from './settings-table.ts'

test('docs/configuration.md tells what the host reads; `vitest -u` writes it anew', async () => {
  await expect(configurationTable()).toMatchFileSnapshot('../../../docs/configuration.md')
})

test('every setting stands in the table once, with what holds without it', () => {
  const rows = configurationTable()
    .split('\n')
    .filter(line => line.startsWith('| `'))
  expect(rows.map(row => /`(\w+)`/.exec(row)?.[1])).toEqual(Object.keys(settings))
  for (const row of rows) expect(row.split(/(?<!\\)\|/)).toHaveLength(6)
})
