import { type Judge, judgeHere } from '../judge.ts'

/** Judge in this process and by another judge; the two must say the same, word for word. */
export function judgeTwice(other: Judge): Judge {
  return async (input, web, options) => {
    const here = await judgeHere(input, web, options)
    const there = await other(input, web, options)
    const [a, b] = [here, there].map(({ verdict, findings, badge }) =>
      JSON.stringify({ verdict, findings, badge }),
    )
    if (a !== b) throw new Error(`Two judges disagree: here ${a}, there ${b}`)
    return here
  }
}
