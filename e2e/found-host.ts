import { identity, issuing, organisations } from '@rucksack/contract'
import { type Client, makeClient } from '@rucksack/contract/client'
import type { Host } from './host.ts'

/** Set a fresh host up through its API: an operator, an organisation and a published achievement. */
export async function foundHost(host: Pick<Host, 'url' | 'setUp'>): Promise<{
  operator: Client
  achievement: string
  /** The operator's session, for a browser. */
  cookie: { name: string; value: string }
}> {
  let cookie = ''
  const operator = makeClient({
    origin: host.url,
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers)
      headers.set('origin', host.url)
      if (cookie !== '') headers.set('cookie', cookie)
      const answer = await fetch(input, { ...init, headers })
      for (const set of answer.headers.getSetCookie())
        if (set.startsWith('rucksack=')) cookie = set.split(';')[0] ?? ''
      return answer
    },
  })
  const secret = host.setUp?.split('/').pop() ?? ''
  await operator(identity.setUpHost, { body: { secret, email: 'operator@city.example' } })
  await operator(organisations.createOrganisation, { body: { name: 'Riverside Library' } })
  const { id } = await operator(issuing.createAchievement, {
    params: { organisation: 'riverside-library' },
    body: { name: 'Remixing', description: 'Remixes.', criteria: 'A remix.', publish: true },
  })
  const [name = '', ...value] = cookie.split('=')
  return { operator, achievement: id, cookie: { name, value: value.join('=') } }
}
