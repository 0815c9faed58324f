import { type Role, roles } from '@rucksack/contract'

/** Whether a role holds another one: an owner may do all an awarder may. */
export function may(role: Role | null, needed: Role): boolean {
  return role !== null && roles.indexOf(role) <= roles.indexOf(needed)
}
