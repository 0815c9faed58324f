import { describe, expect, test } from 'vitest'
import { askOnce } from './ask-once.ts'
import { together } from './together.ts'

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
const doubled = (n: number): PromiseSettledResult<number> =>
  n < 0 ? { status: 'rejected', reason: new Error(`not ${n}`) } : { status: 'fulfilled', value: 2 * n }

describe('work done together', () => {
  test('a hundred callers at once are served in a few rounds, each with their own answer', async () => {
    const rounds: number[] = []
    const double = together<number, number>({ most: 40, rounds: 1 }, async asked => {
      rounds.push(asked.length)
      await pause(5)
      return asked.map(doubled)
    })
    const numbers = Array.from({ length: 100 }, (_, n) => n)
    expect(await Promise.all(numbers.map(double))).toEqual(numbers.map(n => 2 * n))
    expect(rounds).toEqual([40, 40, 20])
  })

  test('who fails, fails alone, and a round that breaks does not stop the next', async () => {
    let broken = true
    const double = together<number, number>({ most: 10, rounds: 1 }, async asked => {
      if (broken && asked.includes(7)) throw new Error('gone')
      return asked.map(doubled)
    })
    const mixed = await Promise.allSettled([1, -2, 3].map(double))
    expect(mixed.map(each => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    await expect(double(7)).rejects.toThrow('gone')
    broken = false
    expect(await double(7)).toBe(14)
  })

  test('who comes alone does not wait for others', async () => {
    const double = together<number, number>({ most: 10, rounds: 1 }, async asked => asked.map(doubled))
    const began = performance.now()
    await double(1)
    expect(performance.now() - began).toBeLessThan(1_000)
  })
})

test('those who come again a moment after each other share the next round as well', async () => {
  const rounds: number[] = []
  const double = together<number, number>({ most: 40, rounds: 1, lingerMs: 5_000 }, async asked => {
    rounds.push(asked.length)
    return asked.map(doubled)
  })
  const twice = async (n: number) => {
    await double(n)
    await pause(n)
    return await double(n)
  }
  expect(await Promise.all([1, 5, 10, 20].map(twice))).toEqual([2, 10, 20, 40])
  expect(rounds).toEqual([4, 4])
})

describe('a question asked by many', () => {
  test('is asked once for those who have it at the same time, and never answered with older news', async () => {
    const ask = askOnce()
    let news = 0
    let asked = 0
    const question = () =>
      ask('news', async () => {
        asked++
        const seen = news
        await pause(10)
        return seen
      })
    const first = question()
    await pause(2)
    news = 1
    const later = [question(), question(), question()]
    expect(await first).toBe(0)
    expect(await Promise.all(later)).toEqual([1, 1, 1])
    expect(asked).toBe(2)
    news = 2
    expect(await question()).toBe(2)
  })

  test('is asked again after it failed, and different questions do not meet', async () => {
    const ask = askOnce()
    await expect(ask('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
    const [a, b] = await Promise.all([ask('a', async () => 1), ask('b', async () => 2)])
    expect([a, b]).toEqual([1, 2])
  })

  test('who waits behind a question that fails gets an answer of their own', async () => {
    const ask = askOnce()
    const fails = ask('a', async () => {
      await pause(5)
      throw new Error('away')
    })
    const second = ask('a', async () => 'here')
    await expect(fails).rejects.toThrow('away')
    expect(await second).toBe('here')
  })
})
