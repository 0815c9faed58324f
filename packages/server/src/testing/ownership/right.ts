/** Ids and secrets of the things in the world of these tests, by what they are. */
export const ids: Record<string, string> = {}

/**
 * Whose a thing is. `other` is what somebody else hears who is signed in and has the ids: a refusal, or `ok` where
 * the act can only ever touch their own things. `mine` is what the rightful one hears; null where the test of the
 * room has it, because the world would end here.
 */
export type Right = {
  by: 'owner' | 'learner'
  request: () => { params?: object; query?: object; body?: object; bytes?: string; mediaType?: string }
  other: string
  mine: string | null
}

export const open = (why: string) => ({ open: why })
export const own = (request: Right['request'], mine: string | null = 'ok'): Right => ({
  by: 'learner',
  request,
  other: 'ok',
  mine,
})
export const foreign = (
  by: Right['by'],
  other: string,
  request: Right['request'],
  mine: string | null = 'ok',
): Right => ({ by, request, other, mine })
export const param =
  (name: string, id = name) =>
  () => ({ params: { [name]: ids[id] ?? '' } })
export const both = (name: string, id: string, body: object) => () => ({
  params: { [name]: ids[id] ?? '' },
  body,
})
export const organisation =
  (more: Partial<ReturnType<Right['request']>> = {}) =>
  () => ({ params: { organisation: ids['organisation'] ?? '' }, ...more })
