import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { at } from './paths.mjs'
import { run } from './run.mjs'

/**
 * Run one project of `vitest.config.ts` and count. A project that says nothing, or runs no test although
 * nothing was filtered, has failed.
 * @param {string} name
 * @param {string[]} [filter] arguments for vitest
 */
export async function runProject(name, filter = []) {
  const file = at('.build/test-results', `${name}.json`)
  mkdirSync(at('.build/test-results'), { recursive: true })
  rmSync(file, { force: true })
  const code = await run(process.execPath, [
    at('node_modules/vitest/vitest.mjs'),
    'run',
    `--project=${name}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...(filter.length > 0 ? ['--passWithNoTests', ...filter] : []),
  ])
  const result = count(name, code, readReport(file), filter.length > 0)
  // Several runs follow each other on a build machine; what failed in any of them is read at the end.
  const list = process.env.FAILED_TESTS_FILE
  if (list && result.failed > 0) appendFileSync(list, `${result.notes.join('\n')}\n`)
  return result
}

/** Count a report of vitest; whatever went wrong outside a test counts as one that failed. */
export function count(name, code, report, filtered) {
  const files = report?.testResults ?? []
  const broken = files.filter(each => each.status === 'failed' && each.assertionResults.length === 0)
  const passed = report?.numPassedTests ?? 0
  let failed = (report?.numFailedTests ?? 0) + broken.length
  const notes = [
    ...broken.map(each => `${name}: ${each.name} could not be run${reason(each.message)}`),
    ...files.flatMap(each => failedTests(each).map(test => `${name}: ${test}`)),
  ]
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
  if (skipped > 0 && !filtered) notes.push(`${name}: ${skipped} skipped`)
  if (code !== 0 && failed === 0) {
    failed = 1
    notes.push(`${name}: ended with code ${code} although no test failed`)
  }
  if (passed + failed === 0 && !filtered) {
    failed = 1
    notes.push(`${name}: ran no test`)
  }
  return { passed, failed, notes }
}

function failedTests({ name, assertionResults }) {
  return assertionResults
    .filter(test => test.status === 'failed')
    .map(test => `${name}: ${test.fullName}${reason(test.failureMessages?.join('\n'))}`)
}

/** The first lines of what went wrong, indented below its name. */
function reason(message = '') {
  const lines = message.split('\n').filter(line => line.trim() !== '')
  return lines
    .slice(0, 12)
    .map(line => `\n    ${line.slice(0, 300)}`)
    .join('')
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
