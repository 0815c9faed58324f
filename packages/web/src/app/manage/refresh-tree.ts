import { identity, organisations, tree } from '@rucksack/contract'

/** What an act on the tree makes untrue. */
export const refreshTree = [
  tree.readTree,
  tree.listRoles,
  organisations.readOrganisation,
  organisations.listOrganisations,
  identity.readMe,
]
