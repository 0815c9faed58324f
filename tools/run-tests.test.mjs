import { expect, test } from 'vitest'
import { count } from './run-tests.mjs'

const file = (status, tests = [{}]) => ({ name: 'a.test.ts', status, assertionResults: tests })

test('what passed and what failed is counted', () => {
  const report = { numPassedTests: 3, numFailedTests: 1, testResults: [file('failed')] }
  expect(count('rooms', 1, report, false)).toEqual({ passed: 3, failed: 1, notes: [] })
})

test('a file that cannot be loaded is a failure', () => {
  const report = { numPassedTests: 3, numFailedTests: 0, testResults: [file('failed', [])] }
  expect(count('rooms', 1, report, false)).toMatchObject({ passed: 3, failed: 1 })
})

test('a run that breaks outside its tests is a failure', () => {
  const report = { numPassedTests: 3, numFailedTests: 0, testResults: [file('passed')] }
  expect(count('rooms', 1, report, false)).toMatchObject({ passed: 3, failed: 1 })
  expect(count('rooms', 0, report, false)).toMatchObject({ passed: 3, failed: 0 })
})

test('a run without a report or without tests is a failure, unless something was filtered', () => {
  expect(count('rooms', 0, null, false)).toMatchObject({ passed: 0, failed: 1 })
  expect(count('rooms', 0, null, true)).toMatchObject({ passed: 0, failed: 0 })
})

test('a test that failed is named with what it said', () => {
  const test = { status: 'failed', fullName: 'awards are made once', failureMessages: ['expected 2 to be 1'] }
  const report = { numPassedTests: 0, numFailedTests: 1, testResults: [file('failed', [test])] }
  expect(count('rooms', 1, report, false).notes).toEqual([
    'rooms: a.test.ts: awards are made once\n    expected 2 to be 1',
  ])
})

test('skipped tests are named', () => {
  const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 2, testResults: [file('passed')] }
  expect(count('rooms', 0, report, false).notes).toEqual(['rooms: 2 skipped'])
})
