import { expect, test } from 'vitest'
import { portsOver } from '../../openbadges/src/testing/index.ts'
import { Options } from './options.ts'
import { portsFor } from './ports-for.ts'

test('a document is fetched once in a command, and again when it is older than whoever asks will have', async () => {
  const url = 'https://school.example/list'
  const web = portsOver({ [url]: { list: 1 } })
  let now = 0
  const { fetcher } = portsFor({ ports: { ...web, clock: { now: () => new Date(now) } } }, new Options({}))
  const ages: (number | undefined)[] = []
  for (const [at, maxAge] of [
    [0, undefined],
    [5_000, undefined],
    [9_000, 9_000],
    [9_001, 9_000],
    [9_500, 9_000],
  ] as const) {
    now = at
    ages.push((await fetcher(url, { accept: '*/*', ...(maxAge === undefined ? {} : { maxAge }) })).age)
  }
  expect(ages).toEqual([undefined, 5_000, 9_000, undefined, 499])
  expect(web.asked).toEqual([url, url])
})
