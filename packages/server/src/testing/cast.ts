import { organisations, type Role } from '@rucksack/contract'
import type { TestHost } from './test-host.ts'
import type { Visitor } from './visitor.ts'

/** Invite a person by mail into an organisation and let them accept by the link of that mail. */
export async function joinAs(
  host: TestHost,
  owner: Visitor,
  organisation: string,
  role: Role,
  email: string,
): Promise<Visitor> {
  await owner.call(organisations.invite, { params: { organisation }, body: { email, role } })
  await host.settle()
  const secret = /\/invitation\/([\w-]+)/.exec(host.post.last(email).text)?.[1] ?? ''
  const visitor = await host.signIn(email)
  await visitor.call(organisations.acceptInvitation, { params: { secret } })
  return visitor
}
