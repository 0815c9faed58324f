import { type ProblemCode, problems } from '@rucksack/contract'

type ProblemMessages = Record<`problem.${ProblemCode}.title` | `problem.${ProblemCode}.advice`, string>

/** Titles and advice of every problem, as the contract words them. */
export const messages = Object.fromEntries(
  Object.entries(problems).flatMap(([code, { title, advice }]) => [
    [`problem.${code}.title`, title],
    [`problem.${code}.advice`, advice],
  ]),
  // Object.fromEntries forgets the keys, which are those of the contract.
) as ProblemMessages
