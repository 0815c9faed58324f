import { type Setting, settings } from './settings-table.ts'

/** docs/configuration.md: every setting of the host as one table. */
export function configurationTable(): string {
  const rows = Object.entries<Setting>(settings).map(
    ([name, { shape, fallback, meaning }]) =>
      `| \`${name}\` | ${cell(shape)} | ${cell(fallback)} | ${cell(meaning)} |`,
  )
  return `${[
    '# Configuration',
    '',
    'Rucksack is configured by environment variables alone. None is needed: `npm start` works without any.',
    '',
    'Each setting may also come from a file: `NAME_FILE=/path` reads `NAME` from there, which keeps secrets out of',
    'process lists. Setting both stops the start. So does a value that does not fit, or a variable that begins with',
    '`RUCKSACK_`: one line says which and why.',
    '',
    '| Setting | What it takes | Without it | Meaning |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n')}\n`
}

const cell = (text: string) => text.replaceAll('|', '\\|')
