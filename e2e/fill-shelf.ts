import { backpack } from '@rucksack/contract'
import type { ForeignIssuer } from '../packages/server/src/testing/foreign-badges.ts'
import type { Visitor as Caller } from '../packages/server/src/testing/visitor.ts'

/** Put many badges of one issuer into a backpack, a few at a time. */
export async function fillShelf(
  caller: Caller,
  issuer: ForeignIssuer,
  email: string,
  count: number,
): Promise<void> {
  let next = 1
  const worker = async () => {
    for (let number = next++; number <= count; number = next++)
      await caller.call(backpack.addBadge, {
        bytes: await issuer.badge(email, {
          achievement: {
            id: `https://school.example/badges/${number}`,
            name: `Knot number ${number}`,
            description: `Ties the knot number ${number}.`,
            criteria: { narrative: 'Tie it.' },
            tags: [number % 2 === 0 ? 'even' : 'odd'],
          },
          validFrom: `20${20 + (number % 6)}-03-01T00:00:00Z`,
        }),
        mediaType: 'application/json',
      })
  }
  await Promise.all(Array.from({ length: 8 }, worker))
}
